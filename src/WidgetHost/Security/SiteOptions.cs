using Protocol;

namespace WidgetHost.Security;

/// <summary>Where this server is seen from, at the root of the configuration.</summary>
public sealed class SiteOptions
{
    /// <summary>The https origin that browsers use, for example <c>https://calls.example.com</c>. Required outside Development.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>
    /// Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/8</c>) of the proxies whose <c>X-Forwarded-For</c> and
    /// <c>X-Forwarded-Proto</c> are believed. Default empty: nobody's are.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary><see cref="PublicUrl"/> as the origin that browsers send, an international host in ASCII; null where it is empty.</summary>
    public string? PublicOrigin => PublicUrl.Length == 0 ? null : OriginRule.OriginOf(new Uri(PublicUrl));
}
