using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Tests.Flows;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests.Control;

/// <summary>The control API on calls over real UDP.</summary>
public sealed class LiveControlTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LossyNetwork_IsSeenInWhatWasHeard()
    {
        await using var sandbox = await LiveSandbox.StartAsync(options => options.Control.Url = "http://127.0.0.1:0");
        using var call = await sandbox.ConnectAsync("av_silent");
        await SendAsync(call, HttpMethod.Put, "/network", """{"loss":0.3}""");
        await call.Client.PlayAsync(Tone(100), Cancellation);
        await SendAsync(call, HttpMethod.Post, "/restore");
        await call.Client.PlayAsync(Tone(20), Cancellation);
        JsonNode heard = new JsonObject();
        await Eventually.Is(
            async () =>
            {
                heard = (await SendAsync(call, HttpMethod.Get, ""))!["heard"]!;
                return heard["lost"]!.GetValue<int>() >= 10 && heard["packets"]!.GetValue<int>() >= 50;
            },
            "packets were lost");
        Assert.InRange(heard["loss"]!.GetValue<double>(), 0.05, 0.6);
        Assert.InRange(heard["peak_dbfs"]!.GetValue<double>(), -20, 0);
    }

    [Fact]
    public async Task Outage_IsReconnectingUntilItIsRestored()
    {
        await using var sandbox = await LiveSandbox.StartAsync(options => options.Control.Url = "http://127.0.0.1:0");
        using var call = await sandbox.ConnectAsync("av_tone");
        await SendAsync(call, HttpMethod.Put, "/network", """{"drop_ms":600000}""");
        sandbox.Time.PutForward(CallTimings.QuietAfter);
        var lost = await SendAsync(call, HttpMethod.Get, "/wait?for=status:reconnecting&timeout_ms=60000");
        await SendAsync(call, HttpMethod.Post, "/restore");
        await SendAsync(call, HttpMethod.Get, $"/wait?for=status:connected&after={lost!["event_id"]}&timeout_ms=60000");
        await call.HearAsync(isLoud: true);
    }

    private static async Task<JsonNode?> SendAsync(LiveCall call, HttpMethod method, string below, string? body = null)
    {
        var request = TestSandbox.Request(method.Method, $"/sandbox/calls/{call.Server.CallId}{below}", TestSandbox.Secret);
        request.Content = body is null ? null : TestSandbox.Body(body, "application/json");
        return await ControlAssert.SucceedsAsync(await call.Sandbox.Control.SendAsync(request, Cancellation));
    }

    private static short[] Tone(int frames)
    {
        var agent = new ToneAgent(new Prompter(new FakeSynthesizer()));
        var samples = new short[frames * AudioFormat.FrameSamples];
        agent.Speak(samples);
        return samples;
    }
}
