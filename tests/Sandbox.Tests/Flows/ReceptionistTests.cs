using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Flows;
using Sandbox.Speech;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>The shipped receptionist with the real engines: spoken words in, spoken words out.</summary>
public sealed class ReceptionistTests
{
    private readonly FakeAgentCall call = new(new JsonObject { ["visitor_name"] = "Ada" });
    private readonly short[] spoken = new short[AudioFormat.FrameSamples];

    [Fact]
    public async Task CallerWhoAsksForTheHoursThenForAnAppointment_GetsBoth()
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Missing.Count > 0, string.Join("; ", engines.Missing.Select(piece => $"{piece.Name} is missing: {piece.Command}")));
        using var agent = ShippedAgents.Create("av_demo", engines);
        // Not the agent's own, which leaves silence out.
        var caller = FliteSynthesizer.TryLoad()!;
        agent.Start(call);
        await HearAsync(agent, "Hello Ada, and welcome. You are talking to the demo receptionist.");
        await HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
        await SayAsync(agent, caller, "What are your opening hours?");
        await HearAsync(agent, "We are open from nine to five, Monday to Friday.");
        await HearAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, caller, "I would like to book an appointment.");
        await HearAsync(agent, "With pleasure. Which day suits you?");
        await SayAsync(agent, caller, "Friday would be best.");
        await HearAsync(agent, "Good, I have noted that. This is a demonstration, so nobody will really wait for you.");
        await call.SeeAsync("at confirmation skipped sms_not_sent_on_web_calls");
        await HearAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, caller, "No, thank you. Goodbye.");
        await HearAsync(agent, "Thank you for calling. Goodbye.");
        await call.SeeAsync("hangs up");
    }

    [Fact]
    public async Task MachineWithoutSpeechLibraries_TalksWithItsRecordingsAndReadsWhatIsTyped()
    {
        var folder = Directory.CreateTempSubdirectory("sandbox-tests-").FullName;
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "flows"), FlowAgents.Folder);
            using var engines = SpeechEngines.Probe(folder, "libflite-of-no-machine.so");
            Assert.Null(engines.Recognizer);
            using var agent = ShippedAgents.Create("av_demo", engines);
            agent.Start(call);
            await HearAsync(agent, "Hello there, and welcome. You are talking to the demo receptionist.");
            await HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
            await HearAsync(agent, "I cannot hear you on this machine, but I can read. Please type your answer.");
            await call.SeeAsync("is Listening");
            agent.Read("opening hours");
            await HearAsync(agent, "We are open from nine to five, Monday to Friday.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task HearAsync(IAgent agent, string line)
    {
        await call.SeeAsync($"Agent... {line}");
        var loudest = 0;
        // Not until the agent is silent: the next line may follow without a frame of silence.
        Assert.True(SpinWait.SpinUntil(IsSaid, FakeAgentCall.Deadline), $"'{line}' is never over.");
        Assert.InRange(loudest, 1000, short.MaxValue);
        await call.SeeAsync($"Agent: {line}");

        bool IsSaid()
        {
            loudest = Exchange(agent, SyntheticSound.Silence(20)) ? Math.Max(loudest, spoken.Max()) : loudest;
            return call.IsOver(line);
        }
    }

    private async Task SayAsync(IAgent agent, FliteSynthesizer synthesizer, string sentence)
    {
        await call.SeeAsync("is Listening");
        var words = await synthesizer.SpeakAsync(sentence, TestContext.Current.CancellationToken);
        var sound = words!.Concat(SyntheticSound.Silence(1000));
        SyntheticSound.EachFrame(SyntheticSound.Silence(300).Concat(sound), frame => Exchange(agent, frame));
    }

    private bool Exchange(IAgent agent, short[] frame)
    {
        call.Advance();
        agent.Hear(frame);
        return agent.Speak(spoken);
    }
}
