namespace E2E.Browsers;

/// <summary>
/// Names that every browser here takes for this machine. Browsers trust localhost and 127.0.0.1 even over plain HTTP;
/// these they do not, so a page on <c>http://host.test</c> is as insecure as one on the internet.
/// </summary>
internal static class MappedNames
{
    /// <summary>RFC 6761 section 6.2: never a real domain.</summary>
    public const string TopLevel = "test";

    public const string Host = "host." + TopLevel;

    public const string Widget = "widget." + TopLevel;
}
