using Microsoft.Extensions.Options;

namespace WidgetHost.Platform;

/// <summary>This server's own requests to the platform; what browsers ask goes through the proxy.</summary>
internal static class PlatformHttpClient
{
    public const string Name = "platform";

    /// <summary>Long enough for a busy platform, short enough for a visitor who has clicked.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static void AddPlatformHttpClient(this IServiceCollection services) => services
        .AddHttpClient(Name, http => http.Timeout = Timeout)
        .ConfigurePrimaryHttpMessageHandler(provider => NewHandler(provider.GetRequiredService<IOptions<PlatformOptions>>().Value));

    public static HttpClient CreatePlatformClient(this IHttpClientFactory factory) => factory.CreateClient(Name);

    private static HttpClientHandler NewHandler(PlatformOptions options)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        if (options.DangerousAcceptAnyServerCertificate)
        {
            handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        }
        return handler;
    }
}
