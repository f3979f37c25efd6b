using WebRtc;

namespace Sandbox;

/// <summary>What a person wants to know when a sandbox has started.</summary>
public static class SandboxBanner
{
    private const string InstallOpus = "sudo apt-get install libopus0";

    /// <summary>Where it listens, what it can do, and what is missing with the command that installs it.</summary>
    public static string Text(SandboxServer sandbox) => string.Join(Environment.NewLine, Lines(sandbox));

    private static IEnumerable<string> Lines(SandboxServer sandbox)
    {
        yield return $"DialNexa sandbox at {sandbox.Address}";
        if (sandbox.MissingPiece is { } missing)
        {
            yield return $"  live calls   no: {missing}";
            yield break;
        }
        yield return "  live calls   yes";
        yield return WebRtcEndpoint.HasOpus ? "  Opus         yes" : $"  Opus         no, calls use PCMU. To install it: {InstallOpus}";
    }
}
