namespace Sandbox.Calls;

/// <summary>Where a call is in its life: <c>created → connecting → connected ⇄ reconnecting → ended</c>.</summary>
internal enum CallStatus
{
    /// <summary>Answered; nobody has called the address in the answer yet.</summary>
    Created,

    /// <summary>An authenticated connectivity check has arrived; DTLS is going on.</summary>
    Connecting,

    Connected,

    /// <summary>No packet for <see cref="CallTimings.QuietAfter"/>.</summary>
    Reconnecting,

    Ended,
}
