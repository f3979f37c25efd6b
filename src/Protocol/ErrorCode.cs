using System.Text.Json;

namespace Protocol;

/// <summary>
/// What a server may answer instead of what was asked. The closed list is <c>errors.json</c> (with the codes that only a
/// browser raises); a test holds this enum, the SDK's <c>errors.ts</c> and <c>docs/protocol.md</c> to it.
/// </summary>
public enum ErrorCode
{
    InvalidRequest,
    InvalidKey,
    KeyNotAllowed,
    OriginNotAllowed,
    AgentVersionNotFound,
    CallNotFound,
    MethodNotAllowed,
    AgentVersionNotPublished,
    CapacityReached,
    CallEnded,
    PreconditionFailed,
    PayloadTooLarge,
    UnsupportedMediaType,
    UnsupportedOffer,
    PreconditionRequired,
    RateLimited,
    PlatformUnavailable,
    PlatformTimeout,
}

/// <summary>The names and HTTP statuses of <see cref="ErrorCode"/>.</summary>
public static class ErrorCodes
{
    /// <summary>The code as it stands on the wire, for example <c>capacity_reached</c>.</summary>
    public static string Name(this ErrorCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    /// <summary>The HTTP status that goes with the code. <c>platform_unavailable</c> may also be sent as 503.</summary>
    public static int Status(this ErrorCode code) => code switch
    {
        ErrorCode.InvalidRequest => 400,
        ErrorCode.InvalidKey => 401,
        ErrorCode.KeyNotAllowed or ErrorCode.OriginNotAllowed => 403,
        ErrorCode.AgentVersionNotFound or ErrorCode.CallNotFound => 404,
        ErrorCode.MethodNotAllowed => 405,
        ErrorCode.AgentVersionNotPublished or ErrorCode.CapacityReached => 409,
        ErrorCode.CallEnded => 410,
        ErrorCode.PreconditionFailed => 412,
        ErrorCode.PayloadTooLarge => 413,
        ErrorCode.UnsupportedMediaType => 415,
        ErrorCode.UnsupportedOffer => 422,
        ErrorCode.PreconditionRequired => 428,
        ErrorCode.RateLimited => 429,
        ErrorCode.PlatformUnavailable => 502,
        ErrorCode.PlatformTimeout => 504,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
