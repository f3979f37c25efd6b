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

    /// <summary>
    /// The same where the page sends no sound, but only connectivity checks (RFC 7675 section 5.1) and reports: measured up to 2.7 s apart in
    /// Chromium and 7.4 s in Firefox.
    /// </summary>
    public static readonly TimeSpan QuietWithoutSound = TimeSpan.FromSeconds(10);

    /// <summary>Without a packet for so long, a call is over.</summary>
    public static readonly TimeSpan ReconnectWindow = TimeSpan.FromSeconds(30);

    /// <summary>The least silence that ends a call whose visitor types: who does needs longer than who speaks.</summary>
    public static readonly TimeSpan TypingSilence = TimeSpan.FromSeconds(120);

    /// <summary>How long the agent may finish its sentence when the call's time is up. With it, a slot is free within 2 s.</summary>
    public static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1.5);

    /// <summary>From <c>ended</c> to the end of media: the page plays what is on its way.</summary>
    public static readonly TimeSpan MediaCloseDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>How long events and the call token outlive the call.</summary>
    public static readonly TimeSpan KeptAfterEnd = TimeSpan.FromMinutes(5);

    /// <summary>How often a call looks at its clocks.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
}
