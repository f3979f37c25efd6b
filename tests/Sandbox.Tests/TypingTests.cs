using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary>Calls whose pages send no sound, because the visitor types or has lost the microphone, on a clock that the test moves.</summary>
public sealed class TypingTests
{
    private static readonly TimeSpan Tick = CallTimings.Tick;

    [Theory]
    [InlineData("av_fake")]
    [InlineData("av_silence")]
    public async Task VisitorWhoTypes_Has120SecondsFromOneMessageToTheNext(string agent)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync(agent, TestSandbox.NewOffer("recvonly"));
        sandbox.Time.Advance(Seconds(119));
        await SayAsync(call);
        sandbox.Time.Advance(Seconds(120) - Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.SilenceTimeout);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(null)]
    public async Task AgentThatIsMorePatientThanThat_StaysSo(int? limit)
    {
        var patient = new AgentVersion("av_patient", "Waits", () => new FakeAgent()) { SilenceTimeout = limit is { } given ? Seconds(given) : null };
        await using var sandbox = await TestSandbox.StartAsync(more: patient);
        var call = await sandbox.ConnectAsync(patient.Id, TestSandbox.NewOffer("recvonly"));
        sandbox.Time.Advance(Seconds(199));
        Assert.Equal(CallStatus.Connected, call.Server.Status);
    }

    [Fact]
    public async Task SilenceLimit_IsThatOfThePageThatHasTheCall()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync(offer: TestSandbox.NewOffer("recvonly"));
        Assert.False(sandbox.Agents[0].Call!.HasMicrophone);
        sandbox.Time.Advance(Seconds(20));
        var spoken = await call.RejoinAsync(TestSandbox.NewOffer());
        spoken.Peer.Connect();
        sandbox.Time.Advance(Tick);
        Assert.True(sandbox.Agents[0].Call!.HasMicrophone);
        sandbox.Time.Advance(Seconds(10));
        AssertEnded(call, CallEndReason.SilenceTimeout);
    }

    [Fact]
    public async Task VisitorWithAMicrophone_MayTypeToo()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        sandbox.Time.Advance(Seconds(29));
        await SayAsync(call);
        sandbox.Time.Advance(Seconds(30) - Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        sandbox.Time.Advance(Tick);
        AssertEnded(call, CallEndReason.SilenceTimeout);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 10)]
    public async Task PageWithoutSound_IsMissedLater(bool hasSound, int seconds)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync(offer: TestSandbox.NewOffer(hasSound ? "sendrecv" : "recvonly"));
        await IsMissedAsync(sandbox, call, seconds);
    }

    [Fact]
    public async Task PageWhoseMicrophoneIsGone_IsMissedLaterToo()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        call.Peer.HasSoundCeased = true;
        await IsMissedAsync(sandbox, call, seconds: 10);
    }

    private static async Task IsMissedAsync(TestSandbox sandbox, TestCall call, int seconds)
    {
        call.Peer.Vanish();
        sandbox.Time.Advance(Seconds(seconds) - Tick);
        Assert.Equal(CallStatus.Connected, call.Server.Status);
        sandbox.Time.Advance(Tick);
        Assert.Equal(CallStatus.Reconnecting, call.Server.Status);
        sandbox.Time.Advance(Seconds(30 - seconds));
        AssertEnded(call, CallEndReason.NetworkFailure);
        Assert.Equal("network_failure", (await call.ReadRecordAsync()).EndReason);
    }

    private static async Task SayAsync(TestCall call) =>
        (await call.SendAsync("POST", "/messages", """{"text":"hello"}""")).EnsureSuccessStatusCode();

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static void AssertEnded(TestCall call, CallEndReason reason) =>
        Assert.Equal((CallStatus.Ended, (CallEndReason?)reason), (call.Server.Status, call.Server.EndReason));
}
