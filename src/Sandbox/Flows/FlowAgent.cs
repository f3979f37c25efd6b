using System.Text.Json.Nodes;
using Sandbox.Agents;
using Sandbox.Speech;

namespace Sandbox.Flows;

/// <summary>An agent that follows a <see cref="Flow"/>: joins the media threads to a <see cref="Conversation"/>.</summary>
internal sealed partial class FlowAgent(string agentId, Flow flow, SpeechEngines engines, ILogger<FlowAgent> logger) : IAgent
{
    private readonly CancellationTokenSource ended = new();
    private readonly Playback playback = new();
    private readonly SilenceTimer silence = new();
    private IAgentCall? call;
    private Conversation? conversation;
    private Ear? ear;
    private volatile bool isPaused;
    private int typedTurns;

    public void Start(IAgentCall newCall)
    {
        call = newCall;
        var voice = new Voice(engines.Synthesizer, VariablesOf(newCall));
        conversation = new Conversation(flow, newCall, voice, playback, silence, canHear: engines.Recognizer is not null);
        if (engines.Recognizer is { } recognizer)
        {
            ear = new Ear(recognizer, newCall, playback, conversation.Tell, logger);
        }
        _ = Task.Run(() => ConverseAsync(conversation, newCall));
    }

    public void Hear(ReadOnlySpan<short> frame)
    {
        if (!isPaused)
        {
            ear?.Hear(frame);
        }
    }

    public bool Speak(Span<short> frame)
    {
        if (isPaused)
        {
            return false;
        }
        var speaks = playback.Fill(frame, out var isFinished);
        if (isFinished)
        {
            conversation?.Tell(new ConversationEvent.SpeechFinished());
        }
        if (!speaks && silence.Tick(isBusy: ear?.IsBusy ?? false) is { } stretch)
        {
            conversation?.Tell(new ConversationEvent.SilencePassed(stretch));
        }
        return speaks;
    }

    public void Read(string text)
    {
        var now = call?.Elapsed ?? TimeSpan.Zero;
        var turnId = $"typed_{Interlocked.Increment(ref typedTurns)}";
        conversation?.Tell(new ConversationEvent.Heard(turnId, text.Trim(), IsFinal: true, now, now));
    }

    public void Pause() => isPaused = true;

    public void Resume() => isPaused = false;

    public void Dispose()
    {
        ended.Cancel();
        ear?.Dispose();
        ear = null; // The call is kept for five minutes; half a megabyte of sound need not be.
        playback.Stop();
    }

    /// <summary>The page's variables and the built-in ones, which it cannot replace. A web call has no caller number.</summary>
    private JsonObject VariablesOf(IAgentCall newCall)
    {
        var variables = newCall.Variables.DeepClone().AsObject();
        variables["call_id"] = newCall.CallId;
        variables["agent_id"] = agentId;
        variables["agent_name"] = flow.Name;
        variables["caller_number"] = "";
        return variables;
    }

    private async Task ConverseAsync(Conversation current, IAgentCall newCall)
    {
        try
        {
            await current.RunAsync(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception failure)
        {
            LogFailure(logger, failure, agentId, newCall.CallId);
            newCall.HangUp();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The flow of agent {AgentId} failed in call {CallId}; the agent hangs up.")]
    private static partial void LogFailure(ILogger logger, Exception failure, string agentId, string callId);
}
