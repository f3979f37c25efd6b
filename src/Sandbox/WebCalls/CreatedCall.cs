using Protocol;
using Sandbox.Calls;

namespace Sandbox.WebCalls;

/// <summary>The answer to a create; kept for 60 s, so that the same offer gets the same answer.</summary>
/// <param name="Call">What was created.</param>
/// <param name="Token">The call token, for the one who asked.</param>
internal sealed record CreatedCall(Call Call, string Token)
{
    private static readonly string[] Features = ["events", "messages", "restart", "media", "feedback"];

    /// <summary>The address is a path: whatever proxy is in front, it stays right.</summary>
    public string Path { get; } = WebCallApi.Root + "/" + Call.Location;

    public string ETag { get; } = Call.Peer.ETag;

    public string Answer { get; } = Call.Peer.Answer;

    public WebCallCreated Body => new(
        Call.CallId,
        "created",
        Answer,
        Token,
        (long)Call.Setup.Version.MaxDuration.TotalMilliseconds,
        (long)Call.Setup.RejoinWindow.TotalMilliseconds,
        Call.Setup.RejoinWindow > TimeSpan.Zero ? [.. Features, "leave"] : Features);
}
