using System.Globalization;
using Protocol;

namespace Sandbox.Errors;

/// <summary>A failure as a value: what to answer instead of what was asked.</summary>
/// <param name="Code">From the closed list.</param>
/// <param name="Message">The value, the limit and the fix. Never a credential.</param>
/// <param name="RetryAfter">Sent as <c>Retry-After</c>, rounded up to whole seconds.</param>
/// <param name="Status">Another HTTP status than the code's own.</param>
internal sealed record Refusal(ErrorCode Code, string Message, TimeSpan? RetryAfter = null, int? Status = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        return httpContext.WriteErrorAsync(Code, Message, Status);
    }
}
