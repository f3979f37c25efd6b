using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Protocol;

/// <summary>
/// The body of every failure: <c>{ statusCode, message, error, code }</c>. The first three are the platform's documented
/// envelope, <c>code</c> is ours. Content type <c>application/json</c>.
/// </summary>
/// <param name="StatusCode">The HTTP status, repeated.</param>
/// <param name="Message">One sentence: the value, the limit and the fix. Never a secret.</param>
/// <param name="Error">The status's reason phrase, for example <c>Conflict</c>.</param>
/// <param name="Code">A name from the closed list.</param>
public sealed record ErrorEnvelope(
    [property: JsonPropertyName("statusCode")] int StatusCode,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("code")] string Code)
{
    /// <summary>Builds the envelope of <paramref name="code"/>; <paramref name="status"/> overrides the usual status.</summary>
    public static ErrorEnvelope Of(ErrorCode code, string message, int? status = null)
    {
        var statusCode = status ?? code.Status();
        return new(statusCode, message, ReasonPhrases.GetReasonPhrase(statusCode), code.Name());
    }
}
