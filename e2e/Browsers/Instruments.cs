using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>What <c>instruments.js</c> counts in every page and frame: see there.</summary>
internal static class Instruments
{
    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "HostPages", "instruments.js");

    /// <summary>How often a script asked for the microphone, in the page and all its frames.</summary>
    public static Task<int> MicrophoneRequestsAsync(this IPage page) => SumAsync(page, "instruments.microphoneRequests");

    /// <summary>Tracks that a script was given and that still record.</summary>
    public static Task<int> LiveTracksAsync(this IPage page) =>
        SumAsync(page, "instruments.tracks.filter((track) => track.readyState === 'live').length");

    /// <summary>Peer connections that were not closed.</summary>
    public static Task<int> OpenPeersAsync(this IPage page) =>
        SumAsync(page, "instruments.peers.filter((peer) => peer.signalingState !== 'closed').length");

    /// <summary>The energy of all sound that came in over WebRTC since the page was opened (W3C webrtc-stats, <c>totalAudioEnergy</c>).</summary>
    public static async Task<double> InboundEnergyAsync(this IPage page)
    {
        var energies = await Task.WhenAll(page.Frames.Select(frame => frame.EvaluateAsync<double>("instruments.inboundEnergy()")));
        return energies.Sum();
    }

    private static async Task<int> SumAsync(IPage page, string expression)
    {
        var counts = await Task.WhenAll(page.Frames.Select(frame => frame.EvaluateAsync<int>(expression)));
        return counts.Sum();
    }
}
