using E2E.Browsers;
using static E2E.HostPolicies.Counter;

namespace E2E.HostPolicies;

/// <summary>The one table of strict hosts: the tests run its rows, and docs/embedding.md shows it.</summary>
internal static class StrictHosts
{
    /// <summary>At the end of a policy: where the browser tells what it refused.</summary>
    public const string Reports = "; report-uri {reports}";

    /// <summary>At the end of a policy: what the misdeed there asks for.</summary>
    public const string Forbidden = ", geolocation=()";

    private const string Policy = "default-src 'none'; script-src 'nonce-a2b4'; frame-src {server}; style-src 'none'";

    /// <summary>A page's own rules, as strong as they can be, for everything but the page itself.</summary>
    private const string HostileStyle =
        """
        <style>
          * { transition: all 9s !important; animation: none !important; font: 3px serif !important; color: red !important; }
          :not(html, body) { all: unset !important; display: none !important; visibility: hidden !important; opacity: 0 !important;
            position: static !important; transform: scale(0) !important; pointer-events: none !important; width: 1px !important; z-index: -1 !important; }
          iframe, dialnexa-call, [data-id] { display: none !important; inset: auto 100vw 100vh auto !important; }
        </style>
        """;

    public static IReadOnlyList<HostPolicy> All { get; } =
    [
        new(
            "`Content-Security-Policy: default-src 'none'; script-src 'nonce-…'; frame-src https://calls.example.com; style-src 'none'`",
            "document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))",
            Event | Observer | Post | Element, Event | Post, Event | Post | Element)
        {
            Headers = Header("Content-Security-Policy", Policy + Reports),
        },
        new(
            "the same with `require-trusted-types-for 'script'; trusted-types 'none'`",
            "document.createElement('p').innerHTML = '<b>bold</b>'",
            Event | Observer | Post | Error, Event | Post | Error, Event | Post | Error)
        {
            Headers = Header("Content-Security-Policy", $"{Policy}; require-trusted-types-for 'script'; trusted-types 'none'{Reports}"),
        },
        new(
            "`integrity` and `crossorigin` in the script tag",
            """
            new Promise((done) => {
              const { src } = document.querySelector('script[integrity]');
              const wrong = { src, integrity: `sha384-${'A'.repeat(64)}`, crossOrigin: 'anonymous', onload: done, onerror: done };
              document.head.append(Object.assign(document.createElement('script'), wrong));
            })
            """,
            Element, Element, Element)
        {
            Headers = Header("Content-Security-Policy", "default-src 'none'; script-src {server}; frame-src {server}" + Reports),
            Markup = HostPolicy.Pinned,
        },
        new(
            "`Cross-Origin-Opener-Policy: same-origin` and `Cross-Origin-Embedder-Policy: require-corp`",
            "fetch(location.href.replace('localhost', '127.0.0.1'), { mode: 'no-cors' })",
            Observer | Error, Error, null)
        {
            Headers = new Dictionary<string, string> { ["Cross-Origin-Opener-Policy"] = "same-origin", ["Cross-Origin-Embedder-Policy"] = "require-corp" },
        },
        new(
            "`Permissions-Policy: microphone=(self \"https://calls.example.com\")`",
            "navigator.geolocation.getCurrentPosition(() => {}, () => {})",
            Observer, None, None)
        {
            Headers = Header("Permissions-Policy", "microphone=(self \"{server}\")" + Forbidden),
        },
        new(
            "a stylesheet that hides, moves and shrinks everything with `!important`",
            "document.querySelector('h1').getClientRects()[0].width",
            Error, Error, Error)
        {
            Markup = HostileStyle + """<script src="{script}" async></script>""",
        },
        new("a browser that stores nothing for anybody", "sessionStorage.setItem('a', 'b')", Error, Error, Error) { WithoutStorage = true },
        new(
            "every class of the browser frozen (`Object.freeze(Error.prototype)`), in the frame too",
            "(() => { 'use strict'; Error.prototype.name = 'Mine'; })()",
            Error, Error, Error)
        {
            Script = Instruments.Frozen,
        },
    ];

    private static Dictionary<string, string> Header(string name, string value) => new() { [name] = value };
}
