namespace Sandbox.Calls;

/// <summary>The times in the table "Life of a call" of <c>docs/protocol.md</c>.</summary>
internal static class CallTimings
{
    /// <summary>From the 201 to sound.</summary>
    public static readonly TimeSpan ConnectWindow = TimeSpan.FromSeconds(15);

    /// <summary>The part of <see cref="ConnectWindow"/> that DTLS may take, from the first connectivity check.</summary>
    public static readonly TimeSpan HandshakeWindow = TimeSpan.FromSeconds(10);

    /// <summary>Without a packet for so long, a call is reconnecting.</summary>
    public static readonly TimeSpan QuietAfter = TimeSpan.FromSeconds(2);

    /// <summary>Without a packet for so long, a call is over.</summary>
    public static readonly TimeSpan ReconnectWindow = TimeSpan.FromSeconds(30);

    /// <summary>How long the agent may finish its sentence when the call's time is up. With it, a slot is free within 2 s.</summary>
    public static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>From <c>ended</c> to the end of media: the page plays what is on its way.</summary>
    public static readonly TimeSpan MediaCloseDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>How long events and the call token outlive the call.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromMinutes(5);

    /// <summary>How often a call looks at its clocks.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
}
