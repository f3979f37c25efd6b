using System.Globalization;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;

namespace E2E;

/// <summary>
/// How long a visitor waits, from <c>start()</c> to <c>connected</c> and to the first sound. It prints and asserts no time; it runs
/// only when asked for: <c>bench/call-setup.sh</c>.
/// </summary>
public sealed class CallSetupBench(BrowserFixture browsers, SharedStack stack)
{
    private const int Calls = 20;

    private const string OneCall =
        """
        async () => {
          const began = performance.now();
          const call = new DialNexaWebCall({ agentVersionId: 'av_tone', apiKey: 'dnx_pub_sandbox' });
          await call.start();
          const connected = performance.now() - began;
          while (!(await instruments.inboundEnergy() > 0)) {
            await new Promise((next) => setTimeout(next, 2));
          }
          const heard = performance.now() - began;
          await call.end();
          instruments.peers.length = 0;
          return [connected, heard];
        }
        """;

    [Theory(Explicit = true)]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task StartToConnectedAndToFirstSound(Engine engine) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
    {
        await SdkPage.OpenAsync(page, stack, "av_tone");
        await page.EvaluateAsync<double[]>(OneCall); // The first one warms both ends up.
        var times = new List<double[]>();
        for (var call = 0; call < Calls; call++)
        {
            times.Add(await page.EvaluateAsync<double[]>(OneCall));
        }
        Print(engine, "connected", [.. times.Select(one => one[0]).Order()]);
        Print(engine, "first sound", [.. times.Select(one => one[1]).Order()]);
    });

    private static void Print(Engine engine, string what, double[] sortedMs) =>
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engine}, start() to {what}: median {sortedMs[sortedMs.Length / 2]:F0} ms, {sortedMs[0]:F0} to {sortedMs[^1]:F0} ms, {sortedMs.Length} calls"));
}
