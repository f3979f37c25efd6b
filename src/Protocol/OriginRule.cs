using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Protocol;

/// <summary>
/// One allowed origin: exact (<c>https://example.com</c>), one level of wildcard (<c>https://*.example.com</c>), any
/// (<c>*</c>, written out) or <c>loopback</c>: any scheme and port on localhost, 127.0.0.1 and [::1]. The origin <c>null</c>
/// matches nothing, not even <c>*</c>. Origins are as in RFC 6454: scheme, host, and the port where it is not the scheme's own. A rule may be
/// written with a host in any script; its normal form is ASCII, as browsers send it.
/// </summary>
public sealed class OriginRule
{
    private enum RuleKind { Exact, Wildcard, Loopback, Any }

    private readonly RuleKind kind;
    private readonly string scheme;
    private readonly string host;
    private readonly int port;

    private OriginRule(string text, RuleKind kind, string scheme = "", string host = "", int port = 0)
    {
        Text = text;
        this.kind = kind;
        this.scheme = scheme;
        this.host = host;
        this.port = port;
    }

    /// <summary>The rule in its normal form.</summary>
    public string Text { get; }

    /// <summary>
    /// The rule as sources of the CSP directive <c>frame-ancestors</c>, which has no form for IPv6 literals (CSP 3 section 2.3.1), and none for
    /// one level alone: its wildcard is every level (section 6.7.2.8). A frame on a deeper one is shown, and gets no session.
    /// </summary>
    public string FrameAncestors => kind == RuleKind.Loopback
        ? "http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:*"
        : Text;

    /// <summary>Parses a rule; <paramref name="problem"/> says what is wrong with it and what to write instead.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out OriginRule? rule, [NotNullWhen(false)] out string? problem)
    {
        (rule, problem) = (null, null);
        switch (text)
        {
            case "*": rule = new OriginRule(text, RuleKind.Any); return true;
            case "loopback": rule = new OriginRule(text, RuleKind.Loopback); return true;
        }
        var wildcard = text.Contains("://*.", StringComparison.Ordinal);
        var bare = wildcard ? text.Replace("://*.", "://", StringComparison.Ordinal) : text;
        if (!bare.Contains("://", StringComparison.Ordinal))
        {
            problem = $"'{text}' has no scheme. Write 'https://{text}'.";
            return false;
        }
        if (bare.Contains('*', StringComparison.Ordinal) || !TrySplit(bare, out var origin))
        {
            problem = $"'{text}' is not an origin. Write scheme, host and an optional port, as in 'https://example.com', "
                + "or one level of wildcard, as in 'https://*.example.com'.";
            return false;
        }
        var normal = wildcard ? OriginOf(origin).Replace("://", "://*.", StringComparison.Ordinal) : OriginOf(origin);
        rule = new OriginRule(normal, wildcard ? RuleKind.Wildcard : RuleKind.Exact, origin.Scheme, origin.IdnHost, origin.Port);
        return true;
    }

    /// <summary>The origin of an http or https address as browsers send it: an international host in ASCII (RFC 6454 section 6.2).</summary>
    public static string OriginOf(Uri address)
    {
        // IdnHost takes the brackets off an IPv6 literal.
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return $"{address.Scheme}://{host}{(address.IsDefaultPort ? "" : ":" + address.Port)}";
    }

    /// <summary>Whether the value of an <c>Origin</c> header falls under this rule. It is visible ASCII (RFC 6454 section 7.1), or matches nothing.</summary>
    public bool Matches(string? origin)
    {
        if (string.IsNullOrEmpty(origin) || origin.AsSpan().ContainsAnyExceptInRange('!', '~') || !TrySplit(origin, out var uri))
        {
            return false;
        }
        return kind switch
        {
            RuleKind.Any => true,
            RuleKind.Loopback => uri.IdnHost == "localhost" || (IPAddress.TryParse(uri.IdnHost, out var ip) && IPAddress.IsLoopback(ip)),
            RuleKind.Exact => SameSchemeAndPort(uri) && uri.IdnHost == host,
            _ => SameSchemeAndPort(uri) && IsOneLevelBelow(uri.IdnHost),
        };
    }

    private bool SameSchemeAndPort(Uri uri) => uri.Scheme == scheme && uri.Port == port;

    private bool IsOneLevelBelow(string name) =>
        name.EndsWith("." + host, StringComparison.Ordinal) && !name.AsSpan(0, name.Length - host.Length - 1).Contains('.');

    private static bool TrySplit(string text, [NotNullWhen(true)] out Uri? origin) =>
        Uri.TryCreate(text, UriKind.Absolute, out origin)
        && origin.Scheme is "https" or "http"
        && origin is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && !text.EndsWith('/');
}
