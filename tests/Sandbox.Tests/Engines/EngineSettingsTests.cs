using Microsoft.Extensions.Configuration;
using Sandbox.Engines;

namespace Sandbox.Tests.Engines;

public sealed class EngineSettingsTests
{
    private const string Key = "sk-secret";

    [Fact]
    public void EnginesThatAreNotSet_AreNoProblem() => Assert.Empty(SandboxOptionsValidator.Problems(new SandboxOptions()));

    [Fact]
    public void Settings_AreReadWithTheirDefaults()
    {
        var engines = Read(new()
        {
            ["Sandbox:Engines:Recognition:BaseUrl"] = "http://127.0.0.1:8000/v1",
            ["Sandbox:Engines:Recognition:Model"] = "whisper-1",
            ["Sandbox:Engines:Speech:Voice"] = "nova",
            ["Sandbox:Engines:Language:TimeoutSec"] = "45",
        });
        Assert.Equal(("http://127.0.0.1:8000/v1", "whisper-1", "", 10), Values(engines.Recognition));
        Assert.Equal(("", "nova", 10), (engines.Speech.BaseUrl, engines.Speech.Voice, engines.Speech.TimeoutSec));
        Assert.Equal(45, engines.Language.TimeoutSec);
        Assert.Equal(30, Read([]).Language.TimeoutSec);
    }

    [Theory]
    [InlineData("https://api.example.com/v1", Key)]
    [InlineData("https://api.example.com:8443/v1/", "")]
    [InlineData("http://localhost:8000/v1", Key)]
    [InlineData("http://[::1]:8000", Key)]
    [InlineData("http://whisper:8000/v1", "")]
    public void AddressThatIsSafe_IsTaken(string baseUrl, string key) => Assert.Empty(Problems(baseUrl, key));

    [Theory]
    [InlineData("api.example.com/v1", Key, "is no address of a server")]
    [InlineData("ftp://api.example.com/v1", "", "is no address of a server")]
    [InlineData("/v1", "", "is no address of a server")]
    [InlineData("https://me:sk-secret@api.example.com/v1", "", "is no address of a server")]
    [InlineData("https://api.example.com/v1?key=sk-secret", "", "is no address of a server")]
    [InlineData("https://api.example.com/v1#there", "", "is no address of a server")]
    [InlineData("http://api.example.com/v1", Key, "would carry the ApiKey in the clear")]
    [InlineData("https://api.example.com/v1", "sk-secret\n", "no header can carry")]
    [InlineData("https://api.example.com/v1", "sk-secret sk-secret", "no header can carry")]
    public void AddressOrKeyThatIsNotSafe_IsRefusedWithoutQuotingTheKey(string baseUrl, string key, string problem)
    {
        var found = Assert.Single(Problems(baseUrl, key));
        Assert.StartsWith("Sandbox:Engines:Recognition:", found, StringComparison.Ordinal);
        Assert.Contains(problem, found, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, found, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongSettingsOfAllEngines_AreReportedAtOnce()
    {
        var options = new SandboxOptions();
        options.Engines.Recognition = new() { ApiKey = Key };
        options.Engines.Speech = new() { BaseUrl = "https://api.example.com/v1", Voice = " ", TimeoutSec = 0 };
        options.Engines.Language = new() { Model = "some", TimeoutSec = 121 };
        Assert.Equal(
            [
                "Sandbox:Engines:Recognition has a Model or an ApiKey but no BaseUrl. Write one like 'https://api.example.com/v1', or leave all out.",
                "Sandbox:Engines:Speech:TimeoutSec is 0. Write a number from 1 to 120.",
                "Sandbox:Engines:Speech:Model is empty. Write the model's name at that server.",
                "Sandbox:Engines:Speech:Voice is empty. Write the voice's name at that server, or leave it out.",
                "Sandbox:Engines:Language:TimeoutSec is 121. Write a number from 1 to 120.",
                "Sandbox:Engines:Language has a Model or an ApiKey but no BaseUrl. Write one like 'https://api.example.com/v1', or leave all out.",
            ],
            SandboxOptionsValidator.Problems(options));
    }

    private static List<string> Problems(string baseUrl, string key)
    {
        var options = new SandboxOptions();
        options.Engines.Recognition = new() { BaseUrl = baseUrl, ApiKey = key, Model = "whisper-1" };
        return [.. SandboxOptionsValidator.Problems(options)];
    }

    private static (string BaseUrl, string Model, string ApiKey, int TimeoutSec) Values(EngineOptions engine) =>
        (engine.BaseUrl, engine.Model, engine.ApiKey, engine.TimeoutSec);

    private static EnginesOptions Read(Dictionary<string, string?> settings) =>
        SandboxSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Engines;
}
