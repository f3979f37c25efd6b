using Microsoft.Extensions.Options;

namespace WidgetHost.Security;

/// <summary>This server's own origin: <c>PublicUrl</c>, or in Development without one the address that was asked.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options)
{
    /// <summary>Null: a request tells.</summary>
    public string? Public => options.Value.PublicOrigin;

    public string OriginOf(HttpRequest request) => Public ?? $"{request.Scheme}://{request.Host}";
}
