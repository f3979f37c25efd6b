using Sandbox.Agents;
using Sandbox.Speech;

namespace Sandbox.Flows;

/// <summary>An agent that was made from a definition: joins the media threads to a <see cref="Conversation"/>.</summary>
internal sealed partial class FlowAgent(
    string versionId, AgentDefinition definition, SpeechEngines engines, FunctionCaller functions, FreeAnswers? answers, ILogger<FlowAgent> logger)
    : IAgent
{
    private readonly CancellationTokenSource ended = new();
    private readonly Playback playback = new();
    private readonly SilenceTimer silence = new();
    private IAgentCall? call;
    private TurnTaking? turns;
    private Ear? ear;
    private volatile bool isPaused;
    private int typedTurns;
    private int givenTurns;

    private TimeSpan Now => call?.Elapsed ?? TimeSpan.Zero;

    public void Start(IAgentCall newCall)
    {
        call = newCall;
        var variables = CallVariables.Of(definition, newCall);
        var voice = new Voice(engines.Synthesizer, variables);
        turns = new TurnTaking(newCall, voice, playback, silence, canHear: engines.Recognizer is not null);
        if (engines.Recognizer is { } recognizer)
        {
            ear = new Ear(recognizer, newCall, playback, turns.Tell, logger);
        }
        var flow = definition.ToFlow(hasLanguageModel: answers is not null);
        var conversation = new Conversation(flow, definition.Opening, definition.Reminder, variables, newCall, turns, functions, answers);
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
        if (isPaused || turns is null)
        {
            return false;
        }
        var played = playback.Fill(frame);
        if (played.IsFirst)
        {
            turns.Tell(new ConversationEvent.SpeechBegan(played.Number, Now));
        }
        if (played.IsLast)
        {
            turns.Tell(new ConversationEvent.SpeechFinished(played.Number));
        }
        if (played.HasSound)
        {
            return true;
        }
        var listener = ear;
        var isWorking = turns.IsWorking || listener is { IsWorking: true };
        if (silence.Tick(isBusy: isWorking || listener is { IsCallerSpeaking: true }) is { } stretch)
        {
            turns.Tell(new ConversationEvent.SilencePassed(stretch));
        }
        if (isWorking)
        {
            // Not silence in the sense of the call's limit: the caller waits for the agent.
            frame.Clear();
        }
        return isWorking;
    }

    public void Read(string text) => TellWords($"typed_{Interlocked.Increment(ref typedTurns)}", text, isTyped: true);

    public void HearWords(string text) => TellWords($"heard_{Interlocked.Increment(ref givenTurns)}", text, isTyped: false);

    public void Say(string text) => turns?.Tell(new ConversationEvent.Dictated(text));

    // The page that comes back may have no microphone, whose silence would end what was being said.
    public void Pause()
    {
        ear?.BreakOff();
        isPaused = true;
    }

    public void Resume() => isPaused = false;

    public void Dispose()
    {
        ended.Cancel();
        ear?.Dispose();
        ear = null; // The call is kept for five minutes; half a megabyte of sound need not be.
        playback.Stop();
    }

    private void TellWords(string turnId, string text, bool isTyped) =>
        turns?.Tell(new ConversationEvent.Heard(turnId, text.Trim(), IsFinal: true, Now, Now) { IsTyped = isTyped });

    private async Task ConverseAsync(Conversation conversation, IAgentCall newCall)
    {
        try
        {
            await conversation.RunAsync(ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception failure)
        {
            LogFailure(logger, failure, versionId, newCall.CallId);
            newCall.HangUp();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The flow of agent version {VersionId} failed in call {CallId}; the agent hangs up.")]
    private static partial void LogFailure(ILogger logger, Exception failure, string versionId, string callId);
}
