using System.Net;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests;

/// <summary><c>POST {location}/media</c>: one call, several peer connections, on a clock that the test moves.</summary>
public sealed class RejoinTests
{
    private static readonly TimeSpan Tick = CallTimings.Tick;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private const string Hello =
        """3 transcript {"turn_id":"turn_1","role":"agent","text":"Hello.","final":true,"start_ms":0,"end_ms":1000}""";

    private static AgentVersion Patient => new("av_patient", "Waits", () => new FakeAgent()) { SilenceTimeout = null };

    [Fact]
    public async Task NewPeer_TakesThePlaceOfTheOldOneAndTheAgentGoesOn()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        Assert.NotNull(call.Peer.Pull());
        var next = await call.RejoinAsync();
        Assert.True(call.Peer.IsDisposed);
        Assert.Equal((CallStatus.Reconnecting, true), (call.Server.Status, agent.IsPaused));
        Assert.Null(next.Peer.Pull());
        next.Peer.Connect();
        sandbox.Time.Advance(Tick);
        Assert.Equal((CallStatus.Connected, false), (call.Server.Status, agent.IsPaused));
        Assert.NotNull(next.Peer.Pull());
        Assert.Single(sandbox.Agents);
        Assert.Equal(1, agent.Starts);
    }

    [Fact]
    public async Task AgentsSound_GoesOnWithoutAGapOrARepetition()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        sandbox.Agents[0].IsSpeaking = true;
        List<short> heard = [];
        for (var page = call; heard.Count < 10; page = await page.RejoinAsync())
        {
            if (page != call)
            {
                Assert.Null(page.Peer.Pull()); // Nobody can hear it yet.
                page.Peer.Connect();
                sandbox.Time.Advance(Tick);
            }
            heard.AddRange(page.Peer.Pull()![0], page.Peer.Pull()![0]);
        }
        Assert.Equal(Enumerable.Range(1, heard.Count).Select(number => (short)number), heard);
    }

    [Fact]
    public async Task OldPeer_NeitherFeedsTheAgentNorSpeaksForItNorEndsTheCall()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0];
        agent.IsSpeaking = true;
        var next = await call.RejoinAsync();
        next.Peer.Connect();
        sandbox.Time.Advance(Tick);
        call.Peer.Hear(new short[AudioFormat.FrameSamples]);
        Assert.Equal(0, agent.FramesHeard);
        next.Peer.Hear(new short[AudioFormat.FrameSamples]);
        Assert.Equal(1, agent.FramesHeard);
        Assert.Null(call.Peer.Pull());
        agent.Call!.HangUp();
        Assert.Null(call.Peer.Pull()); // Its silence is not the agent's.
        call.Peer.CloseFromPage();
        call.Peer.FailHandshake();
        sandbox.Time.Advance(Window);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Fact]
    public async Task SameOfferWithin60Seconds_GetsTheSameAnswer()
    {
        await using var sandbox = await TestSandbox.StartAsync(more: Patient);
        var call = await sandbox.ConnectAsync(Patient.Id);
        var offer = TestSandbox.NewOffer();
        var next = await call.RejoinAsync(offer);
        next.Peer.Connect();
        sandbox.Time.Advance(TimeSpan.FromSeconds(60) - Tick);
        var repeated = await call.RejoinAsync(offer);
        Assert.Equal((next.ETag, 2, false), (repeated.ETag, sandbox.Media.Peers.Count, next.Peer.IsDisposed));
        sandbox.Time.Advance(Tick);
        await call.RejoinAsync(offer);
        Assert.Equal((3, true), (sandbox.Media.Peers.Count, next.Peer.IsDisposed));
    }

    [Fact]
    public async Task SameOfferTwiceAtOnce_MakesOnePeer()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var offer = TestSandbox.NewOffer();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => call.OfferAsync(offer)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(2, sandbox.Media.Peers.Count);
    }

    [Theory]
    [InlineData("hello", ErrorCode.InvalidRequest)]
    [InlineData("", ErrorCode.InvalidRequest)]
    [InlineData("v=0\r\n", ErrorCode.UnsupportedOffer)]
    public async Task OfferThatCannotBeAnswered_ChangesNothing(string offer, ErrorCode code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(code, await call.OfferAsync(offer));
        Assert.Equal((CallStatus.Connected, false), (call.Server.Status, call.Peer.IsDisposed));
    }

    [Fact]
    public async Task EndedCall_HasNoMediaToCome()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await call.SendAsync("DELETE");
        await ErrorAssert.IsAsync(ErrorCode.CallEnded, await call.OfferAsync(TestSandbox.NewOffer()));
        Assert.Single(sandbox.Media.Peers);
    }

    [Fact]
    public async Task CallWhoseAgentSaysItsLastWords_IsNotTakenUp()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        sandbox.Agents[0].IsSpeaking = true;
        Assert.NotNull(call.Peer.Pull());
        call.Server.End(CallEndReason.AgentDisconnected);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        await ErrorAssert.IsAsync(ErrorCode.CallEnded, await call.OfferAsync(TestSandbox.NewOffer()));
        Assert.True(sandbox.Media.Peers.Last().IsDisposed);
        Assert.NotNull(call.Peer.Pull());
    }

    [Fact]
    public async Task MoreThan20OffersAMinute_AreRefused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        for (var i = 0; i < 20; i++)
        {
            await call.RejoinAsync();
        }
        using var refused = await call.OfferAsync(TestSandbox.NewOffer());
        Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter?.Delta);
        await ErrorAssert.IsAsync(ErrorCode.RateLimited, refused);
    }

    [Fact]
    public async Task OtherMediaType_IsUnsupported()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.UnsupportedMediaType, await call.SendAsync("POST", "/media", "{}"));
    }

    [Fact]
    public async Task Events_GoOnAndAFreshStreamGetsTheSnapshot()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        var agent = sandbox.Agents[0].Call!;
        agent.ShowTurn(new("turn_1", TurnRole.Agent, "Hello.", IsFinal: true, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        using var events = await EventReader.OpenAsync(call);
        await events.ExpectAsync("""2 status {"status":"connected"}""", Hello);
        var next = await call.RejoinAsync();
        next.Peer.Connect();
        sandbox.Time.Advance(Tick);
        agent.ShowState(AgentState.Listening);
        await events.ExpectAsync(
            """4 status {"status":"reconnecting"}""", """5 status {"status":"connected"}""", """6 agent {"state":"listening"}""");
        using var fresh = await EventReader.OpenAsync(next);
        await fresh.ExpectAsync(Hello, """5 status {"status":"connected"}""", """6 agent {"state":"listening"}""");
    }

    [Fact]
    public async Task Create_SaysWhatTheCallCanDoAndHowLongItWaits()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.CreateAsync();
        Assert.Equal(15_000, call.Created.RejoinWindowMs);
        Assert.Equal(["events", "messages", "restart", "media", "feedback", "leave"], call.Created.Features);
    }
}
