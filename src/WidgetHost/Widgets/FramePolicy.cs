using WidgetHost.Security;

namespace WidgetHost.Widgets;

/// <summary>The headers of a widget's frame. Pure: they depend on the widget alone.</summary>
/// <remarks>
/// <c>Cross-Origin-Resource-Policy</c> and <c>Cross-Origin-Embedder-Policy</c> let a cross-origin isolated page embed the
/// frame (https://html.spec.whatwg.org/multipage/browsers.html#coep). There is no <c>X-Frame-Options</c>: it cannot name
/// sites, and browsers that know <c>frame-ancestors</c> ignore it.
/// </remarks>
public static class FramePolicy
{
    /// <summary>What the frame may use; everything that is not named by the page's <c>allow</c> as well stays off.</summary>
    private const string Permissions =
        "microphone=(self), autoplay=(self), screen-wake-lock=(self), speaker-selection=(self), "
        + "camera=(), display-capture=(), geolocation=(), payment=(), usb=()";

    public static HeaderPolicy Of(Widget widget) => new(
        ("Content-Security-Policy", ContentSecurityPolicy(widget)),
        ("Permissions-Policy", Permissions),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"));

    private static string ContentSecurityPolicy(Widget widget) => string.Join("; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        $"frame-ancestors {FrameAncestors(widget)}");

    private static string FrameAncestors(Widget widget)
    {
        var sources = widget.AllowedOrigins.Select(rule => rule.FrameAncestors);
        var all = string.Join(' ', widget.AllowFullPage ? sources.Prepend("'self'") : sources);
        return all.Length == 0 ? "'none'" : all;
    }
}
