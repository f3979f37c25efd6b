using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Protocol;

namespace WidgetHost.Security;

/// <summary>HTTPS outside Development, and whom to believe about it.</summary>
public static class TransportSecurity
{
    public static WebApplicationBuilder AddTransportSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SiteOptions>().Bind(builder.Configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddSingleton<SiteAddress>();
        services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<SiteOptions>>((forwarded, site) => Trust(forwarded, site.Value.KnownProxies));
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>
    /// Health answers over either scheme. Plain HTTP on <c>/v1</c> is refused, not redirected: the credential has been sent
    /// in the clear by then, and whoever wrote the address should notice. All else is redirected.
    /// </summary>
    public static WebApplication UseTransportSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Environment.IsDevelopment())
        {
            return app;
        }
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health"), site =>
        {
            site.UseHsts();
            site.UseWhen(IsPlainPlatformRequest, refused => refused.Run(RefuseAsync));
            site.UseWhen(context => !context.Request.IsHttps, plain => plain.Run(RedirectAsync));
        });
        return app;
    }

    private static void Trust(ForwardedHeadersOptions forwarded, IList<string> proxies)
    {
        forwarded.ForwardedHeaders =
            proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }
    }

    private static bool IsPlainPlatformRequest(HttpContext context) =>
        !context.Request.IsHttps && context.Request.Path.StartsWithSegments("/v1");

    private static Task RefuseAsync(HttpContext context)
    {
        context.SetHeaderPolicy(HeaderPolicy.Platform);
        return context.WriteErrorAsync(
            ErrorCode.InvalidRequest,
            "This request came over plain HTTP. Use https:// in the address, and rotate a secret key that was sent this way.",
            StatusCodes.Status403Forbidden);
    }

    /// <summary>To the public address, whatever host was asked for: a name that somebody else chose is no place to send a visitor.</summary>
    private static Task RedirectAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = context.RequestServices.GetRequiredService<SiteAddress>().OriginOf(request);
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = $"{origin}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
        return Task.CompletedTask;
    }
}
