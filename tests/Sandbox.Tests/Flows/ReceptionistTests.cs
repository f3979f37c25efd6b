using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
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
        using var agent = FlowAgents.Load(engines, NullLoggerFactory.Instance)["av_demo"]();
        agent.Start(call);
        await HearAsync(agent, "Hello Ada, and welcome. You are talking to the demo receptionist.");
        await HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
        await SayAsync(agent, engines.Synthesizer, "What are your opening hours?");
        await HearAsync(agent, "We are open from nine to five, Monday to Friday.");
        await HearAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, engines.Synthesizer, "I would like to book an appointment.");
        await HearAsync(agent, "With pleasure. Which day suits you?");
        await SayAsync(agent, engines.Synthesizer, "Next Wednesday, please.");
        await HearAsync(agent, "Good, I have noted that. This is a demonstration, so nobody will really wait for you.");
        await call.SeeAsync("at confirmation skipped sms_not_sent_on_web_calls");
        await HearAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, engines.Synthesizer, "No, thank you. Goodbye.");
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
            using var agent = FlowAgents.Load(engines, NullLoggerFactory.Instance)["av_demo"]();
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

    private async Task HearAsync(Agents.IAgent agent, string line)
    {
        await call.SeeAsync($"Agent... {line}");
        Assert.True(SpinWait.SpinUntil(() => Exchange(agent, SyntheticSound.Silence(20)), TimeSpan.FromSeconds(20)));
        var loudest = 0;
        while (Exchange(agent, SyntheticSound.Silence(20)))
        {
            loudest = Math.Max(loudest, spoken.Max());
        }
        Assert.InRange(loudest, 1000, short.MaxValue);
        await call.SeeAsync($"Agent: {line}");
    }

    private async Task SayAsync(Agents.IAgent agent, ISpeechSynthesizer synthesizer, string sentence)
    {
        await call.SeeAsync("is Listening");
        var sound = synthesizer.Speak(sentence)!.Concat(SyntheticSound.Silence(1000));
        SyntheticSound.EachFrame(SyntheticSound.Silence(300).Concat(sound), frame => Exchange(agent, frame));
    }

    private bool Exchange(Agents.IAgent agent, short[] frame)
    {
        call.Advance();
        agent.Hear(frame);
        return agent.Speak(spoken);
    }
}
