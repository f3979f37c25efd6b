using System.Globalization;

namespace WebRtc.Sdp;

/// <summary>
/// Reads SDP (RFC 8866) as far as WebRTC needs it: <c>v=</c>, <c>m=</c> and <c>a=</c> lines. Every bound is an error, not a cut.
/// </summary>
internal static class SdpParser
{
    public const int MaxLength = 64 * 1024;
    public const int MaxMedia = 16;
    private const int MaxAttributesPerSection = 500;
    private const int LeastMediaFields = 4;

    /// <summary>A whole description: it begins with <c>v=0</c>.</summary>
    public static SdpDocument ParseDescription(string text)
    {
        if (!text.StartsWith("v=0\r\n", StringComparison.Ordinal) && !text.StartsWith("v=0\n", StringComparison.Ordinal))
        {
            throw Malformed("The offer does not begin with the line 'v=0'. Send the sdp of RTCPeerConnection.localDescription as it is.");
        }

        return Parse(text);
    }

    /// <summary>A fragment (RFC 8840 section 9): attributes, perhaps below <c>m=</c> lines.</summary>
    public static SdpDocument ParseFragment(string text) => Parse(text);

    private static SdpDocument Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            throw Malformed($"The SDP has {text.Length} characters; at most {MaxLength} are read.");
        }

        var document = new SdpDocument();
        var section = document.Session;
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text[range].TrimEnd('\r');
            if (line.Length == 0)
            {
                continue;
            }

            CheckForm(line, number);
            if (line[0] == 'm')
            {
                var media = ParseMedia(line, number);
                document.Media.Add(media);
                CheckBound(document.Media.Count, MaxMedia, "m= lines");
                section = media;
            }
            else if (line[0] == 'a')
            {
                section.Attributes.Add(ParseAttribute(line));
                CheckBound(section.Attributes.Count, MaxAttributesPerSection, "a= lines in one section");
            }
        }

        return document;
    }

    private static void CheckForm(string line, int number)
    {
        if (line.Length < 2 || line[1] != '=' || !char.IsAsciiLetterLower(line[0]) || line.Any(char.IsControl))
        {
            throw Malformed($"Line {number} of the SDP is not of the form 'x=value'.");
        }
    }

    private static void CheckBound(int count, int limit, string what)
    {
        if (count > limit)
        {
            throw Malformed($"The SDP has more than {limit} {what}.");
        }
    }

    private static SdpAttribute ParseAttribute(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(line[2..], "") : new(line[2..colon], line[(colon + 1)..]);
    }

    private static SdpMedia ParseMedia(string line, int number)
    {
        var fields = line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < LeastMediaFields
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port > ushort.MaxValue)
        {
            throw Malformed($"Line {number} of the SDP is not of the form 'm=<kind> <port> <protocol> <formats>'.");
        }

        return new SdpMedia(fields[0], port, fields[2], fields[3..]);
    }

    private static SdpException Malformed(string message) => new(message, isMalformed: true);
}
