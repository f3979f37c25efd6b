namespace WebRtc.Sdp;

/// <summary>Reads <c>a=ice-ufrag</c> and <c>a=ice-pwd</c> (RFC 8839 section 5.4).</summary>
internal static class IceParameters
{
    private const int LeastUfrag = 4;
    private const int LeastPassword = 22;
    private const int Most = 256;

    /// <summary>The ufrag of the first section of those given that has one; null when none has. Its password must be beside it.</summary>
    public static string? FindUfrag(params IEnumerable<SdpSection?> sections)
    {
        foreach (var section in sections)
        {
            if (section?.Value("ice-ufrag") is { } ufrag)
            {
                Check("ice-ufrag", ufrag, LeastUfrag);
                Check("ice-pwd", section.Value("ice-pwd") ?? "", LeastPassword);
                return ufrag;
            }
        }

        return null;
    }

    private static void Check(string name, string value, int least)
    {
        if (value.Length < least || value.Length > Most || !value.All(IsIceChar))
        {
            throw new SdpException(
                $"a={name} has {value.Length} characters; it is {least} to {Most} letters, digits, '+' and '/' (RFC 8839).",
                isMalformed: true);
        }
    }

    private static bool IsIceChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';
}
