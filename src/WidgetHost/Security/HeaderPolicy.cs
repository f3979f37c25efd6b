namespace WidgetHost.Security;

/// <summary>
/// The headers of one kind of answer, as endpoint metadata or as a feature of one request (<see cref="HeaderPolicies"/>).
/// </summary>
public sealed class HeaderPolicy(params (string Name, string Value)[] headers)
{
    private static readonly (string, string) NoSniff = ("X-Content-Type-Options", "nosniff");

    /// <summary>What has no policy of its own: nothing runs, nothing embeds it, nothing elsewhere loads it.</summary>
    public static HeaderPolicy Closed { get; } = new(
        ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
        ("Permissions-Policy", "microphone=(), camera=(), geolocation=()"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        NoSniff);

    /// <summary>Scripts for other people's pages.</summary>
    public static HeaderPolicy PublicScript { get; } = new(
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        NoSniff);

    /// <summary>A page of ours that hosts a widget or a call of its own.</summary>
    public static HeaderPolicy HostPage { get; } = new(
        ("Content-Security-Policy", string.Join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'")),
        ("Permissions-Policy",
            "microphone=(self), autoplay=(self), screen-wake-lock=(self), speaker-selection=(self), camera=(), geolocation=()"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "strict-origin"),
        NoSniff);

    /// <summary>
    /// Every answer under <c>/v1</c>, whoever made it: any page may call it, and never with cookies. Origins are enforced on
    /// the request itself, so that a refusal can be read.
    /// </summary>
    public static HeaderPolicy Platform { get; } = new(
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE"),
        ("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, Last-Event-ID"),
        ("Access-Control-Expose-Headers", "Location, ETag, Link, Retry-After"),
        ("Access-Control-Max-Age", "7200"),
        NoSniff);

    /// <summary>Sets the headers, in place of any of the same name.</summary>
    public void Apply(IHeaderDictionary target)
    {
        foreach (var (name, value) in headers)
        {
            target[name] = value;
        }
    }
}
