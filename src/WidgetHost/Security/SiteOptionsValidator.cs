using System.Net;
using Microsoft.Extensions.Options;

namespace WidgetHost.Security;

public sealed class SiteOptionsValidator(IHostEnvironment environment) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        var proxyProblems = options.KnownProxies.Where(proxy => !IsNetwork(proxy)).Select(ProxyProblem);
        var problems = UrlProblems(options.PublicUrl).Concat(proxyProblems).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> UrlProblems(string url)
    {
        if (url.Length == 0)
        {
            return environment.IsDevelopment()
                ? []
                : ["PublicUrl is empty. Outside Development write the https origin that browsers use, as in 'https://calls.example.com'."];
        }
        var isOrigin = Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && (uri.Scheme == Uri.UriSchemeHttps || (environment.IsDevelopment() && uri.Scheme == Uri.UriSchemeHttp));
        return isOrigin
            ? []
            : [$"PublicUrl '{url}' is not an https origin. Write scheme, host and an optional port, as in 'https://calls.example.com'."];
    }

    private static bool IsNetwork(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);

    private static string ProxyProblem(string text) =>
        $"KnownProxies: '{text}' is neither an address nor a network. Write one like '10.0.0.5' or '10.0.0.0/8'.";
}
