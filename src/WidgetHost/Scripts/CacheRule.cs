namespace WidgetHost.Scripts;

/// <summary>How long browsers and caches may keep a script.</summary>
public sealed class CacheRule(IHostEnvironment environment)
{
    /// <summary>What keeps its address and changes: a fix reaches every visitor within five minutes.</summary>
    public static string Short => "public, max-age=300";

    /// <summary>What never changes at its address. In Development it does.</summary>
    public string Versioned => environment.IsDevelopment() ? "no-store" : "public, max-age=31536000, immutable";

    /// <summary>What may be kept, and is asked for again before it is used.</summary>
    public static string Revalidated => "no-cache";

    /// <summary>What must not outlive its reason, for example a refusal.</summary>
    public static string Nothing => "no-store";
}
