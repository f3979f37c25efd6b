using System.Text.Json;
using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>What <c>instruments.js</c> counts in every page and frame: see there.</summary>
internal static class Instruments
{
    public static string File { get; } = At("instruments.js");

    /// <summary>Makes the browser as old as Safari 15.0.</summary>
    public static string Safari15 { get; } = At("safari-15.0.js");

    /// <summary>The microphone sends digital silence.</summary>
    public static string SilentMicrophone { get; } = At("silent-microphone.js");

    /// <summary>Keeps what scripts send: <see cref="RequestBodyAsync"/>.</summary>
    public static string RequestBodies { get; } = At("request-bodies.js");

    /// <summary>Lets a browser without WebRTC get as far as the microphone.</summary>
    public static string StandInPeerConnection { get; } = At("stand-in-peer-connection.js");

    /// <summary>Keeps what the page's own scripts hear of the widget: see <see cref="Pages.HostPage.HeardAsync"/>.</summary>
    public static string HostEvents { get; } = At("host-events.js");

    /// <summary>A function for <c>EvaluateAsync</c>: see there.</summary>
    public static string WordsFit { get; } = At("words-fit.js");

    /// <summary>Notes how a page came back that the visitor had left.</summary>
    public static string History { get; } = At("history.js");

    /// <summary>Counts what is refused: see <see cref="HostPolicies.Refusals"/>.</summary>
    public static string Violations { get; } = At("violations.js");

    /// <summary>Notes what moves on a page, and what holds it up.</summary>
    public static string Costs { get; } = At("costs.js");

    /// <summary>Freezes every class of the browser.</summary>
    public static string Frozen { get; } = At("frozen.js");

    /// <summary>Lets no script store anything.</summary>
    public static string NoStorage { get; } = At("no-storage.js");

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
    public static async Task<IReadOnlyList<string>> UncaughtErrorsAsync(this IPage page) =>
        [.. (await InEveryFrameAsync<string[]>(page, "instruments.errors")).SelectMany(error => error)];

    /// <summary>The last body that a script of the page sent to a path with this end; null before there is one.</summary>
    public static async Task<JsonElement?> RequestBodyAsync(this IPage page, string pathEnd)
    {
        var bodies = await page.EvaluateAsync<string[]>("(end) => requestBodies.filter(({ path }) => path.endsWith(end)).map(({ body }) => body)", pathEnd);
        return bodies.Length == 0 ? null : JsonDocument.Parse(bodies[^1]).RootElement;
    }

    private static async Task<int> SumAsync(IPage page, string expression) => (await InEveryFrameAsync<int>(page, expression)).Sum();

    /// <summary>What <paramref name="expression"/> is in the page and in each of its frames.</summary>
    public static async Task<IEnumerable<T>> InEveryFrameAsync<T>(this IPage page, string expression)
    {
        var answers = await Task.WhenAll(page.Frames.Select(frame => InAsync<T>(frame, expression)));
        return answers.SelectMany(answer => answer);
    }

    /// <summary>Nothing is in a frame that its page took away while it was asked; one that went elsewhere meanwhile is asked there.</summary>
    private static async Task<T[]> InAsync<T>(IFrame frame, string expression)
    {
        while (true)
        {
            try
            {
                return [await frame.EvaluateAsync<T>(expression)];
            }
            catch (PlaywrightException) when (frame.IsDetached)
            {
                return [];
            }
            catch (PlaywrightException gone) when (gone.Message.StartsWith("Execution context was destroyed", StringComparison.Ordinal))
            {
                // It has another one by now, or gets one.
            }
            catch (PlaywrightException)
            {
                // Firefox may tell that it failed before it tells that the frame is gone; what the page answers comes after both.
                await frame.Page.EvaluateAsync("0");
                if (!frame.IsDetached)
                {
                    throw;
                }
                return [];
            }
        }
    }

    private static string At(string name) => Path.Combine(AppContext.BaseDirectory, "HostPages", name);
}
