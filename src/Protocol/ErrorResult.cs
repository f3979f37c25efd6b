using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Protocol;

/// <summary>Failures as ASP.NET Core results and responses, always in the one envelope.</summary>
public static class ErrorResult
{
    public static JsonHttpResult<ErrorEnvelope> Of(ErrorCode code, string message, int? status = null)
    {
        var envelope = ErrorEnvelope.Of(code, message, status);
        return TypedResults.Json(envelope, statusCode: envelope.StatusCode);
    }

    /// <summary>Writes the envelope to a response that has not started.</summary>
    public static Task WriteErrorAsync(this HttpContext context, ErrorCode code, string message, int? status = null) =>
        Of(code, message, status).ExecuteAsync(context);
}
