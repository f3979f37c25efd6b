namespace WidgetHost.Loader;

/// <summary>What a site's own headers must allow, where it sends them at all: each line is all that we need, and nothing else.</summary>
/// <param name="ownOrigin">Where this server is seen.</param>
public sealed class SitePolicy(string ownOrigin)
{
    private static readonly string[] Features = ["microphone", "autoplay", "screen-wake-lock", "speaker-selection"];

    /// <summary>For a page with the widget: its script, and its frame. Its styles are constructed sheets, which need no leave.</summary>
    public string WidgetContentSecurityPolicy => $"Content-Security-Policy: script-src {ownOrigin}; frame-src {ownOrigin}";

    /// <summary>For a page with the SDK alone: its script, and its requests.</summary>
    public string SdkContentSecurityPolicy => $"Content-Security-Policy: script-src {ownOrigin}; connect-src {ownOrigin}";

    /// <summary>For a page with the widget: what the frame's <c>allow</c> passes on (<c>src/widget/src/loader/holder.ts</c>).</summary>
    public string WidgetPermissionsPolicy =>
        "Permissions-Policy: " + string.Join(", ", Features.Select(feature => $"{feature}=(self \"{ownOrigin}\")"));

    /// <summary>For a page with the SDK alone: the page itself uses the microphone.</summary>
    public static string SdkPermissionsPolicy => "Permissions-Policy: microphone=(self)";
}
