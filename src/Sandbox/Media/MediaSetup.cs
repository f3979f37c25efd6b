using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using WebRtc;

namespace Sandbox.Media;

/// <summary>Opens the media this machine can do.</summary>
internal static class MediaSetup
{
    /// <exception cref="OptionsValidationException">An address or the port cannot be used.</exception>
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
        try
        {
            return new WebRtcMedia(WebRtcEndpoint.Start(settings, time, logs));
        }
        catch (ArgumentException wrong)
        {
            throw Wrong($"Sandbox:Media: {wrong.Message}");
        }
        catch (SocketException wrong)
        {
            throw Wrong($"UDP {settings.Bind}:{settings.Port} cannot be bound: {wrong.Message}. "
                + "Change Sandbox:Media:Bind or Sandbox:Media:Port, or end what uses the port.");
        }
    }

    private static OptionsValidationException Wrong(string problem) => new("Sandbox", typeof(SandboxOptions), [problem]);
}
