using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Speech;
using Sandbox.Tests.Flows;
using Sandbox.Tests.Infrastructure;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Engines;

/// <summary>The shipped receptionist, unchanged, with engines that are set.</summary>
public sealed class ReceptionistOverHttpTests : IAsyncLifetime
{
    private static readonly short[] Sentence = [.. SyntheticSound.Silence(200), .. SyntheticSound.Voice(800), .. SyntheticSound.Silence(800)];

    private readonly FakeAgentCall call = new(new JsonObject());
    private readonly Exchange exchange;
    private FakeEngineServer server = null!;

    public ReceptionistOverHttpTests() => exchange = new(call);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await FakeEngineServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Caller_IsHeardAndAnsweredThroughTheServer()
    {
        using var engines = Open(hears: true, speaks: true);
        using var agent = Receptionist(engines);
        agent.Start(call);
        await HearToneAsync(agent, "Hello there, and welcome. You are talking to the demo receptionist.");
        await HearToneAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
        await SayAsync(agent, "What are your opening hours?");
        await call.SeeAsync("User: What are your opening hours?");
        await HearToneAsync(agent, "We are open from nine to five, Monday to Friday.");
        await HearToneAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, "Nothing, thank you.");
        await HearToneAsync(agent, "Thank you for calling. Goodbye.");
        await call.SeeAsync("hangs up");
        Assert.Equal(5, server.Said.Count);
        Assert.Equal(2, server.Heard.Count);
        Assert.All(server.Heard, length => Assert.InRange(length, TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(1800)));
    }

    [Fact]
    public async Task EnginesThatFail_LeaveTheAgentWithTheVoiceOfTheMachineAndWithoutWords()
    {
        server.Misbehaviour = Misbehaviour.Status(500);
        using var engines = Open(hears: true, speaks: true);
        using var agent = Receptionist(engines);
        agent.Start(call);
        Assert.InRange(Pitch.ShareOf(FakeEngineServer.PitchHz, await exchange.HearAsync(agent, "Hello there, and welcome. You are talking to the demo receptionist.")), 0, 0.1);
        await exchange.HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
        await call.SeeAsync("is Listening");
        exchange.Say(agent, Sentence);
        await call.SeeAsync("is Thinking");
        await call.SeeAsync("is Listening");
        agent.Read("opening hours");
        await exchange.HearAsync(agent, "We are open from nine to five, Monday to Friday.");
    }

    [Fact]
    public async Task SpeechEngineThatHangs_BlocksNoFrameAndIsLeftWhenTheCallEnds()
    {
        var (came, gone) = server.NeverAnswer();
        using var engines = Open(hears: false, speaks: true);
        var agent = Receptionist(engines);
        agent.Start(call);
        await came.WaitAsync(Cancellation);
        exchange.Say(agent, Sentence);
        Assert.False(gone.IsCompleted);
        agent.Dispose();
        await gone.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task RecognizerThatHangs_BlocksNoFrameAndIsLeftWhenTheCallEnds()
    {
        var (came, gone) = server.NeverAnswer();
        using var engines = Open(hears: true, speaks: false);
        var agent = Receptionist(engines);
        agent.Start(call);
        await exchange.HearAsync(agent, "Hello there, and welcome. You are talking to the demo receptionist.");
        await exchange.HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
        await call.SeeAsync("is Listening");
        exchange.Say(agent, Sentence);
        await came.WaitAsync(Cancellation);
        exchange.Say(agent, SyntheticSound.Silence(20_000)); // While it is being understood the caller is not silent.
        Assert.False(gone.IsCompleted);
        agent.Dispose();
        await gone.WaitAsync(Cancellation);
        Assert.DoesNotContain(call.Seen, line => line.Contains("Are you still there", StringComparison.Ordinal));
    }

    /// <summary>Over UDP, with nothing but the settings: what the visitor says goes to the server, and what it says comes to the visitor.</summary>
    [Fact]
    public async Task LiveCall_GoesThroughTheServer()
    {
        await using var sandbox = await LiveSandbox.StartAsync(options =>
        {
            options.Engines.Recognition = server.Options();
            options.Engines.Speech = server.SpeechOptions();
            (options.Engines.Recognition.TimeoutSec, options.Engines.Speech.TimeoutSec) = (120, 120); // On a busy machine.
        });
        server.AnswerToAllElse = "What are your opening hours?"; // On a busy machine sound comes late, and is asked about more than once.
        using var live = await sandbox.ConnectAsync("av_demo");
        await live.HearAsync(isLoud: true);
        var tone = new List<short>();
        await foreach (var frame in live.Client.Received.ReadAllAsync(Cancellation))
        {
            tone.AddRange(frame);
            if (tone.Count >= AudioFormat.SampleRateHz / 10)
            {
                break;
            }
        }
        Assert.InRange(Pitch.ShareOf(FakeEngineServer.PitchHz, [.. tone]), 0.9, 1.01);
        await SeesAsync(live, "agent", "listening");
        await live.Client.PlayAsync(Sentence, Cancellation);
        await SeesAsync(live, "transcript", "What are your opening hours?");
        await SeesAsync(live, "transcript", "We are open from nine to five");
        Assert.Contains("We are open from nine to five, Monday to Friday.", server.Said);
    }

    private static Task SeesAsync(LiveCall live, string type, string text) => Eventually.Is(
        () => live.Server.Events.Read(null).Events.Any(item => item.Type == type && item.Data.Contains(text, StringComparison.Ordinal)),
        $"{type} {text}");

    private SpeechEngines Open(bool hears, bool speaks) => SpeechEngines.Open(
        new() { Recognition = hears ? server.Options() : new(), Speech = speaks ? server.SpeechOptions() : new() },
        new FakeTime(), // Nothing times out.
        NullLoggerFactory.Instance);

    private static IAgent Receptionist(SpeechEngines engines) => ShippedAgents.Create("av_demo", engines);

    private async Task SayAsync(IAgent agent, string understood)
    {
        await call.SeeAsync("is Listening");
        server.Answer(understood);
        exchange.Say(agent, Sentence);
    }

    private async Task HearToneAsync(IAgent agent, string line) =>
        Assert.InRange(Pitch.ShareOf(FakeEngineServer.PitchHz, await exchange.HearAsync(agent, line)), 0.95, 1.01);
}
