using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Flows;
using Sandbox.Speech;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>A call with a small flow, driven frame by frame: sound is exchanged only when the test says so.</summary>
internal sealed class Scene : IDisposable
{
    private const string SmallFlow = """
        {
          "name": "Tester",
          "cannot_hear": "Please type.",
          "nodes": [
            { "id": "start", "type": "start", "next": "greet" },
            { "id": "greet", "type": "say", "say": { "text": "Hello {{name | default: \"you\"}} how are you", "fallback": "Hello how are you" }, "next": "more" },
            { "id": "more", "type": "say", "say": "Well or not", "next": "ask" },
            {
              "id": "ask", "type": "listen",
              "branches": [ { "phrases": ["well", "fine"], "next": "text" } ],
              "no_match": { "say": ["Pardon me"], "next": "bye" },
              "silence": { "after_ms": 2000, "say": ["Still there"], "next": "bye" }
            },
            { "id": "text", "type": "sms", "text": "Reference {{call_id}}", "next": "bye" },
            { "id": "bye", "type": "end", "say": "Good bye" }
          ]
        }
        """;

    private readonly short[] spoken = new short[AudioFormat.FrameSamples];
    private readonly short[] silentFrame = new short[AudioFormat.FrameSamples];

    /// <param name="canHear">Whether there is a recogniser.</param>
    /// <param name="variables">Of the call.</param>
    /// <param name="agent">The agent's definition; the small flow when it is left out.</param>
    /// <param name="hasModel">Whether there is a language model.</param>
    public Scene(bool canHear = true, string variables = "{}", string agent = SmallFlow, bool hasModel = false)
    {
        Call = new FakeAgentCall(JsonNode.Parse(variables)!.AsObject());
        var (definition, problems) = AgentDefinition.Read(agent, isScripted: true);
        Assert.Empty(problems);
        var engines = new SpeechEngines(canHear ? Recognizer : null, Synthesizer, []);
        var caller = new FunctionCaller(FunctionCaller.CreateClient(Functions), NullLogger<FunctionCaller>.Instance);
        var answers = hasModel ? new FreeAnswers(Model.CompleteAsync, NullLogger<FreeAnswers>.Instance) : null;
        Agent = new FlowAgent("av_test", definition!, engines, caller, answers, NullLogger<FlowAgent>.Instance);
    }

    public FakeAgentCall Call { get; }
    public FakeRecognizer Recognizer { get; } = new();
    public FakeSynthesizer Synthesizer { get; } = new();
    public FakeModel Model { get; } = new();
    public FakeFunctions Functions { get; } = new();
    public FlowAgent Agent { get; }

    /// <summary>Lets the agent say the line to its end, and checks that it was said whole.</summary>
    public async Task HearWholeLineAsync(string line)
    {
        await Call.SeeAsync($"Agent... {line}");
        await HearRestAsync(line);
    }

    /// <summary>The same for a line that has begun.</summary>
    public async Task HearRestAsync(string line)
    {
        PlayToTheEnd();
        await Call.SeeAsync($"Agent: {line}");
    }

    /// <summary>Starts, and lets the agent say its greeting.</summary>
    public async Task ReachListeningAsync()
    {
        Agent.Start(Call);
        await HearWholeLineAsync("Hello you how are you");
        await HearWholeLineAsync("Well or not");
        await Call.SeeAsync("is Listening");
    }

    /// <summary>Lets the agent say the rest of its line, while the caller is silent. How many frames that were.</summary>
    public int PlayToTheEnd()
    {
        ReachFirstFrame(silentFrame);
        var frames = 1;
        while (!FakeSynthesizer.Ends(spoken))
        {
            Assert.True(Exchange(silentFrame), "The line broke off.");
            frames++;
        }
        return frames;
    }

    /// <summary>
    /// Exchanges frames until the agent is heard: its line is shown just before the sound begins, and frames in which it works come before.
    /// </summary>
    public void ReachFirstFrame(short[] heard) => Assert.True(
        SpinWait.SpinUntil(() => Exchange(heard) && spoken[0] == FakeSynthesizer.Level, TimeSpan.FromSeconds(20)), "The agent did not speak.");

    public void Exchange(short[][] sounds) => SyntheticSound.EachFrame(sounds.SelectMany(sound => sound), frame => Exchange(frame));

    /// <summary>One frame each way. Whether the agent spoke.</summary>
    public bool Exchange(short[] frame)
    {
        Call.Advance();
        Agent.Hear(frame);
        return Agent.Speak(spoken);
    }

    public void Dispose() => Agent.Dispose();
}
