using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WidgetHost.Platform;
using WidgetHost.Security;
using WidgetHost.Start;
using WidgetHost.Widgets;

namespace WidgetHost.Tests;

/// <summary>Bad configuration stops the start, and the report holds all of it.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void EveryProblem_IsInOneReport_AndTheProcessEndsWithTwo()
    {
        var (exitCode, report) = Start(
            "--environment=Production",
            "--PublicUrl=http://calls.example",
            "--KnownProxies:0=nonsense",
            "--Platform:BaseUrl=ftp://platform.example",
            "--Platform:ActivityTimeout=00:00:00",
            "--Session:PerAddressPerMinute=0",
            "--Widgets:wgt_a:AllowedOrigins:0=shop.example",
            "--Widgets:wgt_a:PublishableKey=dnx_live_secret",
            "--Widgets:wgt_b:AgentVersionId=av_b");

        Assert.Equal(2, exitCode);
        string[] expected =
        [
            "PublicUrl 'http://calls.example' is not an https origin.",
            "KnownProxies: 'nonsense' is neither an address nor a network.",
            "Platform:BaseUrl 'ftp://platform.example' is not an origin.",
            "Platform:ActivityTimeout is 00:00:00.",
            "Session: PerAddressPerMinute",
            "Widgets:wgt_a: AgentVersionId is empty.",
            "Widgets:wgt_a: AllowedOrigins: 'shop.example' has no scheme. Write 'https://shop.example'.",
            "Widgets:wgt_a: PublishableKey is a secret key. Rotate it",
            "Widgets:wgt_b: no publishable key. Set Widgets:wgt_b:PublishableKey, or Platform:PublishableKey",
        ];
        Assert.All(expected, problem => Assert.Contains(problem, report, StringComparison.Ordinal));
        Assert.Contains($"{expected.Length} problem(s)", report, StringComparison.Ordinal);
        Assert.DoesNotContain("dnx_live_secret", report, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsOfTheWrongType_AreInTheSameReport()
    {
        var (exitCode, report) = Start(
            "--environment=Production",
            "--PublicUrl=http://calls.example",
            "--KnownProxies=10.0.0.5",
            "--Platform:ConnectTimeout=soon",
            "--Platform:DangerousAcceptAnyServerCertificate=maybe",
            "--Session:PerAddressPerMinute=many",
            "--Sandbox:Enabled=true",
            "--Sandbox:ConcurrencyLimit=5.5",
            "--Sandbox:Media:Port=any",
            "--Sandbox:Media:Bind=here",
            "--Widgets:wgt_a:AgentVersionId=av_a",
            "--Widgets:wgt_a:Paused=yes");

        Assert.Equal(2, exitCode);
        string[] expected =
        [
            "PublicUrl 'http://calls.example' is not an https origin.",
            "KnownProxies is '10.0.0.5'. Write a list: its first entry is KnownProxies:0.",
            "Platform:ConnectTimeout is 'soon'. Write hours:minutes:seconds, as in '00:00:05'.",
            "Platform:DangerousAcceptAnyServerCertificate is 'maybe'. Write true or false.",
            "Session:PerAddressPerMinute is 'many'. Write a whole number, as in '60'.",
            "Sandbox:ConcurrencyLimit is '5.5'. Write a whole number, as in '5'.",
            "Sandbox:Media:Port is 'any'. Write a whole number, as in '0'.",
            "Sandbox:Media:Bind is 'here'. Write an IP address",
            "Widgets:wgt_a:Paused is 'yes'. Write true or false.",
        ];
        Assert.All(expected, problem => Assert.Contains(problem, report, StringComparison.Ordinal));
        Assert.Contains($"{expected.Length} problem(s)", report, StringComparison.Ordinal);
    }

    [Fact]
    public void NoPlatformInProduction_NamesBothSettings()
    {
        var (exitCode, report) = Start("--environment=Production", "--PublicUrl=https://calls.example");

        Assert.Equal(2, exitCode);
        Assert.Contains("Set Platform:BaseUrl to the platform's address, or Sandbox:Enabled to true.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void ArchiveThatCannotBeWritten_IsAProblemOfTheStart()
    {
        var occupied = Path.Combine(Directory.CreateTempSubdirectory("widgethost-").FullName, "file");
        File.WriteAllText(occupied, "");
        var (exitCode, report) = Start(
            "--environment=Production", "--PublicUrl=https://calls.example", $"--Releases:Folder={occupied}/releases");

        Assert.Equal(2, exitCode);
        Assert.Contains($"Releases:Folder '{occupied}/releases' cannot be written: ", report, StringComparison.Ordinal);
        Assert.Contains("Let this process write there, or name another folder.", report, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(occupied)!, recursive: true);
    }

    [Theory]
    [InlineData("Production", "", "PublicUrl is empty")]
    [InlineData("Production", "https://calls.example", null)]
    [InlineData("Production", "https://calls.example:8443", null)]
    [InlineData("Production", "https://calls.example/path", "is not an https origin")]
    [InlineData("Production", "calls.example", "is not an https origin")]
    [InlineData("Development", "", null)]
    [InlineData("Development", "http://localhost:5080", null)]
    public void PublicUrl_IsAnHttpsOrigin(string environment, string url, string? problem) =>
        AssertProblem(
            problem, new SiteOptionsValidator(new NamedEnvironment(environment)).Validate(null, new SiteOptions { PublicUrl = url }));

    [Theory]
    [InlineData("wgt_a", "loopback", "Production", "'loopback' is for Development")]
    [InlineData("wgt_a", "loopback", "Development", null)]
    [InlineData("wgt_a", "https://*.shop.example", "Production", null)]
    [InlineData("wgt_a", "https://*.*.shop.example", "Production", "is not an origin")]
    [InlineData("shop", "https://shop.example", "Production", "the id is not a widget id")]
    public void Widget_HasAnIdAndOrigins(string id, string origin, string environment, string? problem)
    {
        var options = new WidgetsOptions { ById = { [id] = new WidgetOptions { AgentVersionId = "av", AllowedOrigins = { origin } } } };

        AssertProblem(problem, ValidatorOfWidgets(environment).Validate(null, options));
    }

    [Theory]
    [InlineData("Color", "red", "Color 'red' is not a colour")]
    [InlineData("Corner", "middle", "Corner 'middle' is not one of")]
    [InlineData("Theme", "sepia", "Theme 'sepia' is not one of auto, light, dark.")]
    [InlineData("Size", "huge", "Size 'huge' is not one of small, medium, large.")]
    [InlineData("Preload", "always", "Preload 'always' is not one of intent, idle.")]
    [InlineData("Radius", "33", "Radius is 33. Write a number of pixels between 0 and 32.")]
    [InlineData("Radius", "0", null)]
    [InlineData("Language", "English!", "Language 'English!' is not a BCP 47 tag")]
    [InlineData("Language", "pt-BR", null)]
    [InlineData("Label", "", "Label has 0 characters")]
    [InlineData("Title", "   ", "Title has 3 characters")]
    [InlineData("Logo", "https://cdn.example/logo.png", "Logo 'https://cdn.example/logo.png' is not a picture of this server.")]
    [InlineData("Logo", "/brand/../secret.png", "is not a picture of this server.")]
    [InlineData("Avatar", "/brand/agent.gif", "is not a picture of this server.")]
    [InlineData("Avatar", "/brand/agent.webp", "no pictures are served. Set Brand:Folder")]
    [InlineData("Consent:PrivacyUrl", "http://shop.example/privacy", "Consent:PrivacyUrl 'http://shop.example/privacy' is not an https address.")]
    [InlineData("Strings:startt", "Go", "Strings:startt replaces nothing.")]
    [InlineData("Strings:start", "Go", null)]
    [InlineData("Strings:mic_denied.title", "Oh", null)]
    [InlineData("Strings:newTurns.one", "Oh", null)]
    public void Widget_LooksAndSpeaksAsItCan(string setting, string value, string? problem)
    {
        var options = new WidgetsOptions { ById = { ["wgt_a"] = new WidgetOptions { AgentVersionId = "av" } } };
        var section = new ConfigurationBuilder().AddInMemoryCollection([new($"wgt_a:{setting}", value)]).Build();
        section.Bind(options.ById);

        AssertProblem(problem, ValidatorOfWidgets("Production").Validate(null, options));
    }

    [Theory]
    [InlineData("https://api.example.com", "/health", "dnx_pub_1", null)]
    [InlineData("https://api.example.com/v1", "/health", "dnx_pub_1", "BaseUrl 'https://api.example.com/v1' is not an origin")]
    [InlineData("https://api.example.com", "health", "dnx_pub_1", "ProbePath 'health' is not a path")]
    [InlineData("https://api.example.com", "/health", "dnx_test_1", "PublishableKey is a secret key")]
    [InlineData("https://api.example.com", "/health", "1234", "PublishableKey is not a publishable key")]
    public void Platform_HasAnAddressAProbeAndAKey(string baseUrl, string probePath, string key, string? problem)
    {
        var options = new PlatformOptions { BaseUrl = baseUrl, ProbePath = probePath, PublishableKey = key };

        AssertProblem(problem, new PlatformOptionsValidator(sandboxMayStart: false).Validate(null, options));
    }

    private static WidgetOptionsValidator ValidatorOfWidgets(string environment) =>
        new(new NamedEnvironment(environment), Options.Create(new BrandOptions()));

    private static void AssertProblem(string? expected, ValidateOptionsResult result)
    {
        if (expected is null)
        {
            Assert.True(result.Succeeded, result.FailureMessage);
        }
        else
        {
            Assert.Contains(expected, result.FailureMessage, StringComparison.Ordinal);
        }
    }

    /// <summary>Runs the program itself.</summary>
    private static (int ExitCode, string Report) Start(params string[] arguments)
    {
        var standardError = Console.Error;
        using var report = new StringWriter();
        Console.SetError(report);
        try
        {
            var exitCode = (int)typeof(StartReport).Assembly.EntryPoint!.Invoke(null, [arguments])!;
            return (exitCode, report.ToString());
        }
        finally
        {
            Console.SetError(standardError);
        }
    }

    private sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = nameof(WidgetHost);

        public string ContentRootPath { get; set; } = Repository.Folder;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
