using System.Text.Json;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.Control;

/// <summary>
/// Bodies of the control API. Strict: a property that does not exist is refused, because a test that misspells a fault would pass
/// without it.
/// </summary>
internal static class ControlBody
{
    /// <param name="request">An empty body is an empty object.</param>
    /// <param name="example">What to send instead, for the message.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body; or why it cannot be used.</returns>
    public static async Task<(T? Body, Refusal? Refusal)> ReadAsync<T>(HttpRequest request, string example, CancellationToken cancellationToken)
        where T : class
    {
        var text = await RequestBody.ReadAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<T>(text.Length == 0 ? "{}" : text, JsonBody.Strict) is { } body
                ? (body, null)
                : (null, Wrong($"The body is 'null'. Send {example}."));
        }
        catch (JsonException wrong)
        {
            return (null, Wrong($"The body is not what this takes (at '{wrong.Path ?? "$"}', line {wrong.LineNumber + 1}). Send {example}."));
        }
    }

    public static Refusal Wrong(string message) => new(ErrorCode.InvalidRequest, message);

    /// <summary>Null where every value is in its range; otherwise names the first that is not.</summary>
    public static Refusal? Check(params ReadOnlySpan<(string Name, double? Value, double Least, double Most)> values)
    {
        foreach (var (name, value, least, most) in values)
        {
            if (value is { } given && !(given >= least && given <= most))
            {
                return Wrong(FormattableString.Invariant($"'{name}' is {given}. Write a number from {least} to {most}."));
            }
        }
        return null;
    }
}
