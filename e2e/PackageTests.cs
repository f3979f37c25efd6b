using E2E.Browsers;
using E2E.Packages;
using E2E.Stack;

namespace E2E;

/// <summary><c>npm install https://…/dialnexa-web-sdk.tgz</c>, as README.md says it.</summary>
public sealed class PackageTests(SharedStack stack)
{
    private const string OnAServer =
        """
        const before = Object.getOwnPropertyNames(globalThis);
        const imported = await import('@dialnexa/web-sdk');
        const required = (await import('node:module')).createRequire(import.meta.url)('@dialnexa/web-sdk');
        for (const { DialNexaError, DialNexaWebCall } of [imported, required]) {
          const call = new DialNexaWebCall({ agentVersionId: 'av_any', apiKey: 'dnx_pub_any' });
          const error = await call.start().catch((refusal) => refusal);
          console.log(error instanceof DialNexaError, error.code);
          await call.end();
        }
        console.log(Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name)).length);
        """;

    [Fact]
    public async Task InstalledFromOurServerWithoutARegistry_ImportsAndRequiresInNode_AndDoesNothingThere()
    {
        var project = await DeveloperProject.CreateEmptyAsync(stack);
        Assert.Equal(["@dialnexa"], Directory.EnumerateDirectories(Path.Combine(project.Folder, "node_modules")).Select(Path.GetFileName));

        var script = Path.Combine(project.Folder, "server.mjs");
        await File.WriteAllTextAsync(script, OnAServer, TestContext.Current.CancellationToken);
        var (exitCode, output) = await ChildProcess.FinishAsync("node", script);
        Assert.Equal((0, "true unsupported_browser\ntrue unsupported_browser\n0"), (exitCode, output.TrimEnd()));
    }
}
