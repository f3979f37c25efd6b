using E2E.Stack;

namespace E2E.Documentation;

/// <summary>The environment variables by which the examples of docs/testing-your-site.md find what they test.</summary>
internal static class SuiteSettings
{
    public static void Set(SharedStack stack)
    {
        var server = stack.Server.Origin(Reach.Loopback);
        var site = $"{stack.Site.Origin(Reach.Loopback)}/testing-your-site.html?server={Uri.EscapeDataString(server)}";
        Environment.SetEnvironmentVariable("SITE_URL", site);
        Environment.SetEnvironmentVariable("SANDBOX_CONTROL_URL", stack.Control.AbsoluteUri.TrimEnd('/'));
        if (File.Exists(Browsers.ChromiumBrowser.Debian))
        {
            Environment.SetEnvironmentVariable("CHROMIUM", Browsers.ChromiumBrowser.Debian);
        }
    }
}
