using System.Net;

namespace Sandbox.Control;

/// <summary>Finds everything that is wrong with <see cref="ControlOptions"/>.</summary>
internal static class ControlOptionsCheck
{
    public static IEnumerable<string> Problems(ControlOptions options)
    {
        foreach (var network in options.DangerousNetworks.Where(network => !IPNetwork.TryParse(network, out _)))
        {
            yield return $"Sandbox:Control:DangerousNetworks has '{network}'. Write a network, for example '172.16.0.0/12'.";
        }
        if (options.Url.Length == 0)
        {
            yield break;
        }
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
        {
            yield return $"Sandbox:Control:Url is '{options.Url}'. Write an address like '{ControlOptions.DevelopmentUrl}', or leave it out.";
        }
        else if (!url.IsLoopback && options.DangerousNetworks.Count == 0)
        {
            yield return $"Sandbox:Control:Url is '{options.Url}', which others than this machine can reach, and all of them would be refused. "
                + $"Write '{ControlOptions.DevelopmentUrl}', or name who may use it in Sandbox:Control:DangerousNetworks.";
        }
    }
}
