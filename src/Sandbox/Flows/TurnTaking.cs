using System.Threading.Channels;
using Sandbox.Agents;

namespace Sandbox.Flows;

/// <summary>
/// Who speaks when: says lines and listens, lets the caller talk over the agent, and shows each turn. Everything that happens comes
/// through <see cref="Tell"/>, from any thread; all else is the conversation's own worker. What is shown is true by then: a state is
/// entered before it is shown. Longer than most files here, because all three ways to wait deal with the same events.
/// </summary>
internal sealed class TurnTaking(IAgentCall call, Voice voice, Playback playback, SilenceTimer silence, bool canHear)
{
    // Who has to type needs longer than who speaks, within the silence limit of a call with a microphone, and longer still where
    // there is none and the limit is four times as long.
    private const int PatienceWithTyping = 3;
    private const int PatienceWithoutMicrophone = 4;

    private readonly Channel<ConversationEvent> events = Channel.CreateUnbounded<ConversationEvent>(new() { SingleReader = true });
    private readonly Dictionary<string, string> interims = [];
    private readonly List<Turn> turns = [];
    private readonly Queue<string> dictated = [];
    private bool isInterrupted;
    private string? words;
    private TimeSpan? askedAt;
    private int agentTurns;
    private volatile bool isWorking;

    /// <summary>False: the caller can only type, as far as is known.</summary>
    public bool CanHear { get; private set; } = canHear;

    /// <summary>Whether the agent waits for a function, a model or a synthesizer, for the caller: it neither speaks nor listens.</summary>
    public bool IsWorking => isWorking;

    /// <summary>What was said so far, on both sides.</summary>
    public IReadOnlyList<Turn> Turns => turns;

    public void Tell(ConversationEvent happening) => events.Writer.TryWrite(happening);

    /// <summary>Says the line, unless the caller has talked over an earlier one and has not been listened to since.</summary>
    /// <param name="line">With variables.</param>
    /// <param name="canInterrupt">Whether the caller's words would be used: else the line is said whole.</param>
    /// <param name="callEnded">Gives up.</param>
    public async Task SayAsync(Line line, bool canInterrupt, CancellationToken callEnded)
    {
        if (!isInterrupted || !canInterrupt)
        {
            await SpeakAsync(await WorkAsync(() => voice.SayAsync(line, callEnded)), canInterrupt, isAnswer: true, callEnded);
        }
    }

    /// <summary>Says what a language model wrote, word for word.</summary>
    public async Task AnswerAsync(string text, CancellationToken callEnded) =>
        await SpeakAsync(await WorkAsync(() => voice.SayAsync(text, callEnded)), canInterrupt: true, isAnswer: true, callEnded);

    /// <summary>Waits for the caller's first words, which the first listening gets; lines before it, which ask for words, are left out.</summary>
    public async Task LetCallerBeginAsync(CancellationToken callEnded)
    {
        words = await ListenAsync(patience: null, callEnded);
        isInterrupted = true;
    }

    /// <summary>The caller's next words; null when there was silence for so long.</summary>
    public async Task<string?> ListenAsync(TimeSpan? patience, CancellationToken callEnded)
    {
        isInterrupted = false;
        var stretch = BeginSilence(patience);
        while (words is null)
        {
            switch (await events.Reader.ReadAsync(callEnded))
            {
                case ConversationEvent.SilencePassed passed when passed.Stretch == stretch:
                    askedAt = null;
                    return null;
                case ConversationEvent.UtteranceEnded:
                    call.ShowState(AgentState.Thinking);
                    break;
                case ConversationEvent.Heard heard:
                    Take(heard);
                    ShowStateAfter(heard);
                    break;
                case ConversationEvent.Dictated dictation:
                    await DictateAsync(dictation.Text, canInterrupt: true, callEnded);
                    stretch = BeginSilence(patience);
                    break;
            }
        }
        silence.Stop();
        (var text, words) = (words, null);
        return text;
    }

    /// <summary>
    /// Waits for something else than the caller. False, where the caller may interrupt: there are words of the caller that it does not
    /// answer, whether or not it is there too.
    /// </summary>
    public async Task<bool> WaitAsync(Task work, bool canInterrupt, CancellationToken callEnded)
    {
        isWorking = true;
        call.ShowState(AgentState.Thinking);
        _ = work.ContinueWith(_ => Tell(new ConversationEvent.WorkEnded()), TaskScheduler.Default);
        try
        {
            while (!work.IsCompleted && !(canInterrupt && words is not null))
            {
                switch (await events.Reader.ReadAsync(callEnded))
                {
                    case ConversationEvent.Heard heard when canInterrupt:
                        Take(heard);
                        break;
                    case ConversationEvent.Heard heard:
                        Show(heard);
                        break;
                    case ConversationEvent.Dictated dictation:
                        await DictateAsync(dictation.Text, canInterrupt, callEnded);
                        call.ShowState(AgentState.Thinking);
                        break;
                }
            }
            return !(canInterrupt && words is not null);
        }
        finally
        {
            isWorking = false;
        }
    }

    private async Task<TResult> WorkAsync<TResult>(Func<Task<TResult>> work)
    {
        var wasWorking = isWorking;
        isWorking = true;
        try
        {
            return await work();
        }
        finally
        {
            isWorking = wasWorking;
        }
    }

    private int BeginSilence(TimeSpan? patience)
    {
        var stretch = 0;
        if (patience is { } time)
        {
            stretch = silence.Start(time * (!call.HasMicrophone ? PatienceWithoutMicrophone : CanHear ? 1 : PatienceWithTyping));
        }
        else
        {
            silence.Stop();
        }
        if (words is null)
        {
            call.ShowState(AgentState.Listening);
        }
        return stretch;
    }

    private void ShowStateAfter(ConversationEvent.Heard heard)
    {
        if (heard.IsFinal)
        {
            call.ShowState(words is null ? AgentState.Listening : AgentState.Thinking);
        }
    }

    private async Task DictateAsync(string text, bool canInterrupt, CancellationToken callEnded) =>
        await SpeakAsync(await WorkAsync(() => voice.SayAsync(text, callEnded)), canInterrupt, isAnswer: false, callEnded);

    private async Task SpeakAsync((string Text, short[] Sound) line, bool canInterrupt, bool isAnswer, CancellationToken callEnded)
    {
        if (line.Text.Length == 0)
        {
            return;
        }
        var turn = new Turn($"agent_{++agentTurns}", TurnRole.Agent, line.Text, IsFinal: false, call.Elapsed, call.Elapsed);
        var asked = isAnswer ? askedAt : null;
        askedAt = isAnswer ? null : askedAt;
        var sound = playback.Play(line.Sound, canInterrupt);
        call.ShowState(AgentState.Speaking);
        ShowTurn(turn);
        var (began, played) = await WaitForSpeechAsync(sound, canInterrupt, callEnded);
        ShowTurn(turn with { Text = Voice.SaidOf(line.Text, played), IsFinal = true, End = call.Elapsed, Latency = began - asked });
        isInterrupted = played < 1 && dictated.Count == 0;
        if (isInterrupted)
        {
            call.ShowState(AgentState.Listening);
        }
        while (dictated.TryDequeue(out var next))
        {
            await DictateAsync(next, canInterrupt, callEnded);
        }
    }

    /// <summary>When the line began, and the share of it that was said.</summary>
    private async Task<(TimeSpan? Began, double Played)> WaitForSpeechAsync(int line, bool canInterrupt, CancellationToken callEnded)
    {
        TimeSpan? began = null;
        while (true)
        {
            var mustStop = false;
            switch (await events.Reader.ReadAsync(callEnded))
            {
                case ConversationEvent.SpeechBegan beginning when beginning.Line == line:
                    began = beginning.At;
                    break;
                case ConversationEvent.SpeechFinished finished when finished.Line == line:
                    return (began, 1);
                case ConversationEvent.BargedIn bargedIn:
                    return (began, bargedIn.Played);
                case ConversationEvent.Heard heard when canInterrupt:
                    mustStop = Take(heard);
                    break;
                case ConversationEvent.Heard heard:
                    Show(heard);
                    break;
                case ConversationEvent.Dictated dictation:
                    dictated.Enqueue(dictation.Text);
                    mustStop = true;
                    break;
            }
            // Where there is nothing to stop, the line has just ended, and that event is on its way.
            if (mustStop && playback.Stop() is { } played)
            {
                return (began, played);
            }
        }
    }

    /// <summary>Keeps the words for who listens next. False: there are none yet.</summary>
    private bool Take(ConversationEvent.Heard heard)
    {
        if (Show(heard) is not { } text)
        {
            return false;
        }
        words = words is null ? text : $"{words} {text}";
        askedAt = heard.End;
        return true;
    }

    /// <summary>Publishes the turn. The words, once they are final and not empty.</summary>
    private string? Show(ConversationEvent.Heard heard)
    {
        CanHear |= !heard.IsTyped;
        // Where the last pass understood nothing, what was shown before it stands.
        var text = heard.Text.Length > 0 ? heard.Text : interims.GetValueOrDefault(heard.TurnId, "");
        interims[heard.TurnId] = text;
        var turn = new Turn(heard.TurnId, TurnRole.User, text, heard.IsFinal, heard.Start, heard.End);
        if (heard.IsFinal)
        {
            interims.Remove(heard.TurnId);
        }
        if (text.Length > 0)
        {
            ShowTurn(turn);
        }
        return heard.IsFinal && text.Length > 0 ? text : null;
    }

    private void ShowTurn(Turn turn)
    {
        if (turn.IsFinal)
        {
            turns.Add(turn);
        }
        call.ShowTurn(turn);
    }
}
