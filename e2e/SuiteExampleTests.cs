using E2E.Browsers;
using E2E.Documentation;
using E2E.Stack;

namespace E2E;

/// <summary>
/// The examples of docs/testing-your-site.md, run from its own text. The C# one is compiled into this assembly and runs by itself:
/// see E2E.csproj. Alone: the examples wait no longer than Playwright does by itself.
/// </summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class SuiteExampleTests(SharedStack stack)
{
    private const string Alone = "Alone";

    [Fact]
    public async Task TypeScriptExample_Passes()
    {
        Prerequisite.Demand(Engine.Chromium, hasOwnBuild: false);
        Assert.NotNull(stack.Control);
        var folder = Directory.CreateTempSubdirectory("widgethost-suite-").FullName;
        try
        {
            var modules = Path.Combine(Repository.Folder, "src", "node_modules");
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), modules);
            await WriteAsync("playwright.config.ts", "defineConfig");
            await WriteAsync("voice.spec.ts", "test as base");
            var (exitCode, output) = await ChildProcess.FinishAsync(
                "node", Path.Combine(modules, "@playwright", "test", "cli.js"), "test", "--config", folder, "--reporter=list");
            Assert.True(exitCode == 0, output);
            Assert.Contains("3 passed", output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task WriteAsync(string name, string containing) => File.WriteAllTextAsync(
            Path.Combine(folder, name), DocumentedExample.Read(SuitePage.Document, "ts", containing), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void CSharpExample_IsAmongTheTestsOfThisAssembly() => Assert.Equal(
        3,
        typeof(GardenCentre.Tests.VoiceTests).GetMethods().Count(method => method.IsDefined(typeof(FactAttribute), inherit: false)));
}
