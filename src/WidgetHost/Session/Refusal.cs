using Microsoft.AspNetCore.Http.HttpResults;
using Protocol;

namespace WidgetHost.Session;

/// <summary>Why a request is not let through.</summary>
/// <param name="Code">A name from the closed list.</param>
/// <param name="Message">The value, the limit and the fix.</param>
/// <param name="RetryAfterSeconds">When it may be tried again, where waiting helps.</param>
internal sealed record Refusal(ErrorCode Code, string Message, int? RetryAfterSeconds = null)
{
    /// <param name="limit">One sentence: what there is too much of.</param>
    /// <param name="wait">How long until there is room.</param>
    public static Refusal RateLimited(string limit, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        return new(ErrorCode.RateLimited, $"{limit} Try again in {seconds} s.", seconds);
    }

    /// <summary>The answer, with <c>Retry-After</c> where there is one.</summary>
    public JsonHttpResult<ErrorEnvelope> ToResult(HttpContext context)
    {
        if (RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = $"{seconds}";
        }
        return ErrorResult.Of(Code, Message);
    }
}
