using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Sandbox.Tests.Control;

/// <summary>The Docker Compose file of docs/testing-your-site.md, read from the document's own text.</summary>
public sealed partial class ComposeFileTests
{
    private readonly string file = Block().Match(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testing-your-site.md"))).Groups["yaml"].Value;

    [Fact]
    public void Environment_IsSettingsThatTheSandboxStartsWith()
    {
        var options = SandboxSettings.Read(Configuration());
        SandboxOptionsValidator.Check(options, "http://127.0.0.1:0", isDevelopment: true);
        Assert.Equal(["192.0.2.7"], options.Media.Advertise);
        Assert.Equal(["172.16.0.0/12"], options.Control.DangerousNetworks);
    }

    [Fact]
    public void PublishedPorts_AreThoseThatAreListenedOnAndUdpHasTheSameNumberOutside()
    {
        var settings = Configuration();
        var options = SandboxSettings.Read(settings);
        Assert.Equal(
            [$"8080:{settings["ASPNETCORE_HTTP_PORTS"]}/tcp", $"{options.Media.Port}:{options.Media.Port}/udp", $"127.0.0.1:5091:{new Uri(options.Control.Url).Port}/tcp"],
            Ports().Matches(file).Select(port => port.Groups["port"].Value));
    }

    [Fact]
    public void EverySetting_Exists()
    {
        var known = typeof(SandboxOptions).GetProperties().Select(property => property.Name).ToHashSet();
        Assert.All(
            Settings().Where(setting => setting.Key.StartsWith("Sandbox:", StringComparison.Ordinal)),
            setting => Assert.Contains(setting.Key.Split(':')[1], known));
        Assert.Equal(6, Settings().Count);
    }

    private Dictionary<string, string?> Settings() => Variables().Matches(file).ToDictionary(
        variable => variable.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal),
        string? (variable) => variable.Groups["value"].Value.Trim('"').Replace("${HOST_ADDRESS}", "192.0.2.7", StringComparison.Ordinal));

    private ConfigurationManager Configuration()
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(Settings());
        return configuration;
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^      (?<name>\w+): (?<value>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Variables();

    [GeneratedRegex("""^      - "(?<port>[^"]+)"$""", RegexOptions.Multiline)]
    private static partial Regex Ports();
}
