using System.Text;
using System.Text.Json;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Limits;
using Sandbox.Records;

namespace Sandbox.WebCalls;

/// <summary><c>POST {location}/feedback</c>: what the visitor thinks of the call and what the page measured, until 5 minutes after its end.</summary>
internal sealed class FeedbackEndpoint(Journal journal, TimeProvider time)
{
    private const int MaxRating = 5;
    private const int MaxComment = 1_000;
    private const int MaxStatsBytes = 4 * 1024;

    private readonly RateLimits limits = new(limit: 20, TimeSpan.FromMinutes(1), time);

    /// <param name="Rating">A whole number from 1 to 5.</param>
    /// <param name="Comment">At most 1,000 characters.</param>
    /// <param name="ClientStats">Numbers by name, and <c>stages</c>, an object of such; at most 4 KB.</param>
    internal sealed record Feedback(double? Rating, string? Comment, JsonElement? ClientStats);

    public async Task<IResult> GiveAsync(HttpContext context)
    {
        var call = context.Call();
        if (!RequestBody.HasType(context.Request, CreateEndpoint.Json))
        {
            var given = context.Request.ContentType;
            return new Refusal(ErrorCode.UnsupportedMediaType, $"The body is '{given}'. Send '{CreateEndpoint.Json}'.");
        }
        if ((Read(await RequestBody.ReadAsync(context.Request, context.RequestAborted), out var feedback)
            ?? CheckSize(call.Feedback.With(feedback))) is { } refusal)
        {
            return refusal;
        }
        if (limits.TryUse(call.CallId) is { } wait)
        {
            var seconds = Math.Ceiling(wait.TotalSeconds);
            return new Refusal(ErrorCode.RateLimited, $"More than {limits.Limit} times in a minute. Wait {seconds} s.", wait);
        }
        call.Take(feedback);
        // Whoever is told that it was taken finds it on the record.
        await journal.FlushAsync(context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static Refusal? Read(string body, out CallFeedback feedback)
    {
        (feedback, var stats) = (CallFeedback.None, ClientStats.None);
        Feedback? given;
        try
        {
            given = JsonSerializer.Deserialize<Feedback>(body, ProtocolJson.Options);
        }
        catch (JsonException wrong)
        {
            return Invalid($"The body does not fit (at '{wrong.Path ?? "$"}'). Send {{ \"rating\": 5, \"comment\": …, \"client_stats\": … }}.");
        }
        var refusal = Check(given) ?? ClientStatsCheck.Read(given!.ClientStats, out stats);
        feedback = refusal is null ? new CallFeedback((int?)given!.Rating, given.Comment?.Trim(), stats) : feedback;
        return refusal;
    }

    private static Refusal? Check(Feedback? given) => given switch
    {
        null => Invalid("The body is 'null'. Send a JSON object."),
        { Rating: { } rating } when rating is < 1 or > MaxRating || rating != Math.Floor(rating) =>
            Invalid($"'rating' is {rating}. Send a whole number from 1 to {MaxRating}."),
        { Comment.Length: > MaxComment and var length } => Invalid($"'comment' has {length} characters; the limit is {MaxComment}. Send less."),
        { Comment: { } comment } when comment.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) =>
            Invalid("'comment' has a control character. Send text."),
        _ => null,
    };

    // Of all that was sent: names that are always new would fill the record.
    private static Refusal? CheckSize(CallFeedback all)
    {
        var bytes = Encoding.UTF8.GetByteCount(all.Stats.ToJson()?.ToJsonString() ?? "");
        return bytes > MaxStatsBytes
            ? new(ErrorCode.PayloadTooLarge, $"'client_stats' would have {bytes} bytes in all; the limit is {MaxStatsBytes}. Send less.")
            : null;
    }

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
