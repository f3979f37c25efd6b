using System.Threading.Channels;
using Sandbox.Agents;

namespace Sandbox.Flows;

/// <summary>
/// One call's way through a flow. Reads as the flow does, one node after the other; everything that happens meanwhile comes
/// through <see cref="Tell"/>, from any thread.
/// </summary>
internal sealed class Conversation(Flow flow, IAgentCall call, Voice voice, Playback playback, SilenceTimer silence, bool canHear)
{
    // Who has to type needs longer than who speaks.
    private const int PatienceWithTyping = 3;

    private readonly Channel<ConversationEvent> events = Channel.CreateUnbounded<ConversationEvent>(new() { SingleReader = true });
    private readonly Dictionary<string, string> interims = [];
    private bool hasExplainedTyping;
    private bool isInterrupted;
    private string? words;
    private int agentTurns;

    public void Tell(ConversationEvent happening) => events.Writer.TryWrite(happening);

    /// <summary>Runs until the agent hangs up or the call is over.</summary>
    public async Task RunAsync(CancellationToken callEnded)
    {
        FlowNode node = flow.Start;
        while (true)
        {
            call.ShowNode(node.Id, node.Type, node is SmsNode ? "sms_not_sent_on_web_calls" : null);
            switch (node)
            {
                case SayNode say:
                    await SayAsync(say.Say, LeadsToListening(say), callEnded);
                    break;
                case EndNode end:
                    if (end.Say is not null)
                    {
                        await SayAsync(end.Say, canInterrupt: false, callEnded);
                    }
                    call.HangUp();
                    return;
            }
            node = flow.Node(node is ListenNode listen ? await ListenAsync(listen, callEnded) : node.Targets.Single());
        }
    }

    /// <summary>Only a line before a listen node can be talked over: elsewhere nobody would use the caller's words.</summary>
    private bool LeadsToListening(FlowNode node)
    {
        while (node is StartNode or SayNode or SmsNode)
        {
            node = flow.Node(node.Targets.Single());
        }
        return node is ListenNode;
    }

    private async Task<string> ListenAsync(ListenNode node, CancellationToken callEnded)
    {
        isInterrupted = false;
        if (!canHear && !hasExplainedTyping && flow.CannotHear is { } explanation)
        {
            hasExplainedTyping = true;
            await SayAsync(explanation, canInterrupt: true, callEnded);
        }
        var (noMatches, silences) = (0, 0);
        while (true)
        {
            var text = await WaitForWordsAsync(node.Silence.After, callEnded);
            if (text is not null && BranchMatcher.Match(text, node.Branches) is { } branch)
            {
                return branch.Next;
            }
            var (lines, said, next) = text is null
                ? (node.Silence.Say, silences++, node.Silence.Next)
                : (node.NoMatch.Say, noMatches++, node.NoMatch.Next);
            if (said == lines.Count)
            {
                return next;
            }
            await SayAsync(lines[said], canInterrupt: true, callEnded);
            isInterrupted = false;
        }
    }

    /// <summary>The caller's next words; null when there was only silence.</summary>
    private async Task<string?> WaitForWordsAsync(TimeSpan patience, CancellationToken callEnded)
    {
        var stretch = silence.Start(canHear ? patience : patience * PatienceWithTyping);
        if (words is null)
        {
            call.ShowState(AgentState.Listening);
        }
        while (words is null)
        {
            switch (await events.Reader.ReadAsync(callEnded))
            {
                case ConversationEvent.SilencePassed passed when passed.Stretch == stretch:
                    return null;
                case ConversationEvent.UtteranceEnded:
                    call.ShowState(AgentState.Thinking);
                    break;
                case ConversationEvent.Heard heard:
                    words = ShowHeard(heard);
                    ShowStateAfter(heard);
                    break;
            }
        }
        silence.Stop();
        (var text, words) = (words, null);
        return text;
    }

    private void ShowStateAfter(ConversationEvent.Heard heard)
    {
        if (heard.IsFinal)
        {
            call.ShowState(words is null ? AgentState.Listening : AgentState.Thinking);
        }
    }

    private async Task SayAsync(Line line, bool canInterrupt, CancellationToken callEnded)
    {
        if (isInterrupted && canInterrupt)
        {
            return;
        }
        var (text, sound) = voice.Say(line);
        if (text.Length == 0)
        {
            return;
        }
        var turn = new Turn($"agent_{++agentTurns}", TurnRole.Agent, text, IsFinal: false, call.Elapsed, call.Elapsed);
        call.ShowState(AgentState.Speaking);
        call.ShowTurn(turn);
        playback.Play(sound, canInterrupt);
        var played = await WaitForSpeechAsync(canInterrupt, callEnded);
        call.ShowTurn(turn with { Text = Voice.SaidOf(text, played), IsFinal = true, End = call.Elapsed });
        isInterrupted = played < 1;
        if (isInterrupted)
        {
            call.ShowState(AgentState.Listening);
        }
    }

    /// <summary>The share of the line that was said.</summary>
    private async Task<double> WaitForSpeechAsync(bool canInterrupt, CancellationToken callEnded)
    {
        while (true)
        {
            switch (await events.Reader.ReadAsync(callEnded))
            {
                case ConversationEvent.SpeechFinished:
                    return 1;
                case ConversationEvent.BargedIn bargedIn:
                    return bargedIn.Played;
                case ConversationEvent.Heard heard when ShowHeard(heard) is { } text && canInterrupt:
                    words = text;
                    if (playback.Stop() is { } played)
                    {
                        return played;
                    }
                    break;
            }
        }
    }

    /// <summary>Publishes the turn. The words, once they are final and not empty.</summary>
    private string? ShowHeard(ConversationEvent.Heard heard)
    {
        // Where the last pass understood nothing, what was shown before it stands.
        var text = heard.Text.Length > 0 ? heard.Text : interims.GetValueOrDefault(heard.TurnId, "");
        interims[heard.TurnId] = text;
        if (text.Length > 0)
        {
            call.ShowTurn(new Turn(heard.TurnId, TurnRole.User, text, heard.IsFinal, heard.Start, heard.End));
        }
        if (!heard.IsFinal)
        {
            return null;
        }
        interims.Remove(heard.TurnId);
        return text.Length > 0 ? text : null;
    }
}
