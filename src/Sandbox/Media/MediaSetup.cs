using System.Net;
using WebRtc;

namespace Sandbox.Media;

/// <summary>Opens the media this machine can do.</summary>
internal static class MediaSetup
{
    public static IMedia Open(SandboxMediaOptions options, TimeProvider time, ILoggerFactory logs)
    {
        if (WebRtcEndpoint.MissingPiece is { } missing)
        {
            return new NoMedia(missing);
        }
        var settings = new WebRtcOptions { Bind = IPAddress.Parse(options.Bind), Port = options.Port };
        foreach (var address in options.Advertise)
        {
            settings.Advertise.Add(IPAddress.Parse(address));
        }
        return new WebRtcMedia(WebRtcEndpoint.Start(settings, time, logs));
    }
}
