using Protocol;
using Sandbox.Agents;
using Sandbox.Events;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class EventStreamTests
{
    [Fact]
    public async Task Stream_BeginsWithTheSnapshotAndGoesOnLive()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var line = sandbox.Agents[0].Call!;
        line.ShowState(AgentState.Speaking);
        line.ShowNode("n1", "sms", skipped: "web_call");
        line.ShowTurn(Turn("t1", "Good", isFinal: false));
        line.ShowTurn(Turn("t1", "Good morning", isFinal: true));
        using var events = await EventReader.OpenAsync(call);
        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType!.ToString());
        await events.ExpectAsync(
            """2 status {"status":"connected"}""",
            """3 agent {"state":"speaking"}""",
            """6 transcript {"turn_id":"t1","role":"agent","text":"Good morning","final":true,"start_ms":0,"end_ms":900}""");
        line.ShowState(AgentState.Speaking); // No change, no event.
        line.ShowState(AgentState.Listening);
        line.ShowNode("n2", "listen");
        await events.ExpectAsync("""7 agent {"state":"listening"}""", """8 node {"node_id":"n2","type":"listen"}""");
    }

    [Fact]
    public async Task LatencyOfATurnAndOutcomeOfANode_AreOnTheirEvents()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var line = sandbox.Agents[0].Call!;
        line.ShowTurn(Turn("t1", "Good", isFinal: true) with { Latency = TimeSpan.FromMilliseconds(812.6) });
        line.ShowNode("n1", "function", why: "failed_timeout");
        using var events = await EventReader.OpenAsync(call, "2");
        await events.ExpectAsync(
            """3 transcript {"turn_id":"t1","role":"agent","text":"Good","final":true,"start_ms":0,"end_ms":900,"latency_ms":812}""",
            """4 node {"node_id":"n1","type":"function","why":"failed_timeout"}""");
    }

    [Fact]
    public async Task LastEventId_ReplaysEverythingAfterIt()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var line = sandbox.Agents[0].Call!;
        line.ShowTurn(Turn("t1", "Good", isFinal: false));
        line.ShowNode("n1", "sms", skipped: "not on a web call");
        line.ShowTurn(Turn("t1", "Good morning", isFinal: true));
        using var events = await EventReader.OpenAsync(call, "2");
        await events.ExpectAsync(
            """3 transcript {"turn_id":"t1","role":"agent","text":"Good","final":false,"start_ms":0,"end_ms":900}""",
            """4 node {"node_id":"n1","type":"sms","skipped":true,"why":"not on a web call"}""",
            """5 transcript {"turn_id":"t1","role":"agent","text":"Good morning","final":true,"start_ms":0,"end_ms":900}""");
        line.ShowState(AgentState.Thinking);
        await events.ExpectAsync("""6 agent {"state":"thinking"}""");
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task LastEventIdOfNowhere_GetsTheSnapshot(string id)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var events = await EventReader.OpenAsync(await sandbox.ConnectAsync(), id);
        await events.ExpectAsync("""2 status {"status":"connected"}""");
    }

    [Fact]
    public async Task End_IsTheLastEventAndClosesTheStream()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        using var events = await EventReader.OpenAsync(call);
        await events.ExpectAsync("""2 status {"status":"connected"}""");
        sandbox.Time.Advance(TimeSpan.FromSeconds(1.5));
        await call.SendAsync("DELETE");
        sandbox.Agents[0].Call!.ShowState(AgentState.Thinking); // Too late.
        await events.ExpectAsync(
            """3 status {"status":"ended"}""",
            """4 ended {"reason":"user_disconnected","duration_ms":1500}""",
            null);
    }

    [Fact]
    public async Task EndedCall_ShowsHowItEndedFor5Minutes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(15));
        sandbox.Time.Advance(TimeSpan.FromMinutes(4.9));
        using var events = await EventReader.OpenAsync(call);
        await events.ExpectAsync(
            """2 status {"status":"ended"}""",
            """3 ended {"reason":"network_failure","duration_ms":0}""",
            null);
    }

    [Fact]
    public async Task QuietStream_HasACommentWithin15Seconds()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        using var events = await EventReader.OpenAsync(call);
        await events.ExpectAsync("""2 status {"status":"connected"}""");
        // The call's tick and the stream's heartbeat.
        await Eventually.Is(() => sandbox.Timers == 2, "the stream waits");
        sandbox.Time.Advance(TimeSpan.FromSeconds(15));
        await events.ExpectAsync(":");
    }

    [Fact]
    public async Task NinthStreamOfACall_IsRefusedUntilAnotherCloses()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var streams = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EventReader.OpenAsync(call)));
        var refused = await call.SendAsync("GET", "/events");
        Assert.NotNull(refused.Headers.RetryAfter);
        var message = await ErrorAssert.IsAsync(ErrorCode.RateLimited, refused);
        Assert.Contains("8", message, StringComparison.Ordinal);
        using var ofAnotherCall = await EventReader.OpenAsync(await sandbox.ConnectAsync());
        streams[0].Dispose();
        await Eventually.Is(() => CanOpenAsync(call), "the closed stream has made room");
        Array.ForEach(streams, stream => stream.Dispose());
    }

    [Fact]
    public async Task ServerThatStops_ClosesItsStreams()
    {
        var sandbox = await TestSandbox.StartAsync();
        using var events = await EventReader.OpenAsync(await sandbox.ConnectAsync());
        var stopping = sandbox.DisposeAsync();
        await events.ExpectAsync(
            """2 status {"status":"connected"}""",
            """3 status {"status":"ended"}""",
            """4 ended {"reason":"system_failure","duration_ms":0}""",
            null);
        await stopping;
    }

    [Fact]
    public void Log_TakesTextThatWasCutWithinACharacter()
    {
        var log = new EventLog();
        log.Publish("transcript", new { Text = "Hello \ud83d" }, subject: null);
        Assert.Equal("""{"text":"Hello \uFFFD"}""", Assert.Single(log.Read(0).Events).Data);
    }

    [Fact]
    public void Log_KeepsItsNewestAndTheSnapshot()
    {
        var log = new EventLog(capacity: 10);
        log.Publish("status", 0, "status");
        for (var i = 1; i <= 100; i++)
        {
            log.Publish("node", i, subject: null);
        }
        Assert.Equal([101], log.Read(100).Events.Select(item => item.Id));
        Assert.Equal([1], log.Read(50).Events.Select(item => item.Id)); // No longer kept: the snapshot.
        Assert.Equal(101, log.Read(50).LastId);
        Assert.Empty(log.Read(101).Events);
    }

    private static async Task<bool> CanOpenAsync(TestCall call)
    {
        var request = TestSandbox.Request("GET", call.Location + "/events", call.Token);
        using var response = await call.Sandbox.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode;
    }

    private static Turn Turn(string id, string text, bool isFinal) =>
        new(id, TurnRole.Agent, text, isFinal, TimeSpan.Zero, TimeSpan.FromMilliseconds(900));
}
