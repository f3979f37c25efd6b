using Microsoft.Extensions.Options;

namespace WidgetHost.Security;

/// <summary>This server's own origin: <c>PublicUrl</c>, or in Development without one the address that was asked.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options)
{
    public string OriginOf(HttpRequest request) => options.Value.PublicOrigin ?? $"{request.Scheme}://{request.Host}";
}
