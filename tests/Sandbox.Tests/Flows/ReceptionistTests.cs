using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Flows;
using Sandbox.Speech;
using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

/// <summary>The shipped receptionist with the real engines: spoken words in, spoken words out.</summary>
public sealed class ReceptionistTests
{
    private readonly FakeAgentCall call = new(new JsonObject { ["visitor_name"] = "Ada" });
    private readonly Exchange exchange;

    public ReceptionistTests() => exchange = new(call);

    [Fact]
    public async Task CallerWhoAsksForTheHoursThenForAnAppointment_GetsBoth()
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Missing.Count > 0, string.Join("; ", engines.Missing.Select(piece => $"{piece.Name} is missing: {piece.Command}")));
        using var agent = ShippedAgents.Create("av_demo", engines);
        // Not the agent's own, which leaves silence out.
        var caller = FliteSynthesizer.TryLoad()!;
        agent.Start(call);
        await exchange.HearAsync(agent, "Hello Ada, and welcome. You are talking to the demo receptionist.");
        await exchange.HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
        await SayAsync(agent, caller, "What are your opening hours?");
        await exchange.HearAsync(agent, "We are open from nine to five, Monday to Friday.");
        await exchange.HearAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, caller, "I would like to book an appointment.");
        await exchange.HearAsync(agent, "With pleasure. Which day suits you?");
        await SayAsync(agent, caller, "Friday would be best.");
        await exchange.HearAsync(agent, "Good, I have noted that. This is a demonstration, so nobody will really wait for you.");
        await call.SeeAsync("at confirmation skipped sms_not_sent_on_web_calls");
        await exchange.HearAsync(agent, "Is there anything else I can do for you?");
        await SayAsync(agent, caller, "No, thank you. Goodbye.");
        await exchange.HearAsync(agent, "Thank you for calling. Goodbye.");
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
            await exchange.HearAsync(agent, "Hello there, and welcome. You are talking to the demo receptionist.");
            await exchange.HearAsync(agent, "I can book an appointment, tell you our opening hours, or find you a person. What would you like?");
            await exchange.HearAsync(agent, "I cannot hear you on this machine, but I can read. Please type your answer.");
            await call.SeeAsync("is Listening");
            agent.Read("opening hours");
            await exchange.HearAsync(agent, "We are open from nine to five, Monday to Friday.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task SayAsync(IAgent agent, FliteSynthesizer synthesizer, string sentence)
    {
        await call.SeeAsync("is Listening");
        var words = await synthesizer.SpeakAsync(sentence, TestContext.Current.CancellationToken);
        var sound = words!.Concat(SyntheticSound.Silence(1000));
        exchange.Say(agent, SyntheticSound.Silence(300).Concat(sound));
    }
}
