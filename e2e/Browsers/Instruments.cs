using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>What <c>instruments.js</c> counts in every page and frame: see there.</summary>
internal static class Instruments
{
    public static string File { get; } = At("instruments.js");

    /// <summary>Makes the browser as old as Safari 15.0.</summary>
    public static string Safari15 { get; } = At("safari-15.0.js");

    /// <summary>Lets a browser without WebRTC get as far as the microphone.</summary>
    public static string StandInPeerConnection { get; } = At("stand-in-peer-connection.js");

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

    /// <summary>Whether any media element that a script started is really going on.</summary>
    public static async Task<bool> IsPlayingAsync(this IPage page) =>
        await SumAsync(page, "instruments.players.filter((player) => !player.paused && !player.muted && player.currentTime > 0).length") > 0;

    /// <summary>Errors that no script caught, since each page and frame was opened.</summary>
    public static async Task<IReadOnlyList<string>> UncaughtErrorsAsync(this IPage page)
    {
        var errors = await Task.WhenAll(page.Frames.Select(frame => frame.EvaluateAsync<string[]>("instruments.errors")));
        return [.. errors.SelectMany(error => error)];
    }

    private static async Task<int> SumAsync(IPage page, string expression)
    {
        var counts = await Task.WhenAll(page.Frames.Select(frame => frame.EvaluateAsync<int>(expression)));
        return counts.Sum();
    }

    private static string At(string name) => Path.Combine(AppContext.BaseDirectory, "HostPages", name);
}
