namespace WebRtc.Sdp;

/// <summary>An attribute line, <c>a=name:value</c> or <c>a=name</c>.</summary>
internal readonly record struct SdpAttribute(string Name, string Value);

/// <summary>Attributes of a session or of one of its sections.</summary>
internal class SdpSection
{
    public List<SdpAttribute> Attributes { get; } = [];

    public bool Has(string name) => Attributes.Exists(attribute => attribute.Name == name);

    /// <summary>The first value, or null.</summary>
    public string? Value(string name)
    {
        var index = Attributes.FindIndex(attribute => attribute.Name == name);
        return index < 0 ? null : Attributes[index].Value;
    }

    public IEnumerable<string> Values(string name) =>
        Attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value);
}

/// <summary>An <c>m=</c> section.</summary>
internal sealed class SdpMedia(string kind, int port, string protocol, IReadOnlyList<string> formats) : SdpSection
{
    private static readonly string[] Directions = ["sendrecv", "sendonly", "recvonly", "inactive"];

    public string Kind { get; } = kind;

    public int Port { get; } = port;

    public string Protocol { get; } = protocol;

    public IReadOnlyList<string> Formats { get; } = formats;

    public string? Mid => Value("mid");

    /// <summary>A port of zero means the section is off, unless its transport is another's (RFC 9143 section 6).</summary>
    public bool IsOff => Port == 0 && !Has("bundle-only");

    /// <summary>Null: not said here.</summary>
    public string? Direction => DirectionOf(this);

    /// <summary>A direction may also be said once for all sections, at session level (RFC 8866 section 6.7).</summary>
    public static string? DirectionOf(SdpSection section) => Array.Find(Directions, section.Has);
}

/// <summary>A session description, or a fragment of one.</summary>
internal sealed class SdpDocument
{
    public SdpSection Session { get; } = new();

    public List<SdpMedia> Media { get; } = [];

    /// <summary>The mids of the BUNDLE group; empty when there is none.</summary>
    public IReadOnlyList<string> Bundle
    {
        get
        {
            var group = Session.Values("group").FirstOrDefault(value => value.StartsWith("BUNDLE ", StringComparison.Ordinal));
            return group is null ? [] : group.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        }
    }
}
