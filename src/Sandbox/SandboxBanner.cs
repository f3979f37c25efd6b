using Sandbox.Speech;

namespace Sandbox;

/// <summary>What a person wants to know when a sandbox has started.</summary>
internal static class SandboxBanner
{
    /// <param name="address">Where it listens.</param>
    /// <param name="control">Where the control API listens, or null.</param>
    /// <param name="noCalls">Why live calls are not answered, or null.</param>
    /// <param name="hasOpus">False: calls use PCMU.</param>
    /// <param name="noSpeech">What agents cannot do.</param>
    public static string Text(Uri address, Uri? control, string? noCalls, bool hasOpus, IReadOnlyList<MissingPiece> noSpeech) =>
        string.Join(Environment.NewLine, Lines(address, control, noCalls, hasOpus, noSpeech));

    private static IEnumerable<string> Lines(Uri address, Uri? control, string? noCalls, bool hasOpus, IReadOnlyList<MissingPiece> noSpeech)
    {
        yield return $"DialNexa sandbox at {address}";
        if (control is not null)
        {
            yield return $"  End-to-end suites control it at {control} (docs/testing-your-site.md).";
        }
        if (noCalls is not null)
        {
            yield return $"  It answers no live calls on this machine: {noCalls}";
            yield break;
        }
        yield return $"  It answers live calls, in {(hasOpus ? "Opus and PCMU" : "PCMU")}.";
        if (!hasOpus)
        {
            yield return $"  Missing: libopus. Calls sound like a telephone. Install it: {MissingPiece.InstallLibraries}";
        }
        foreach (var piece in noSpeech)
        {
            yield return $"  Missing: {piece.Name}. {piece.Consequence} Install it: {piece.Command}";
        }
    }
}
