using System.Text.Json.Nodes;
using Sandbox.Agents;

namespace Sandbox.Flows;

/// <summary>One call's way through a flow. Reads as the flow does, one node after the other; <see cref="TurnTaking"/> talks.</summary>
internal sealed class Conversation(
    Flow flow,
    Opening opening,
    Reminder reminder,
    JsonObject variables,
    IAgentCall call,
    TurnTaking turns,
    FunctionCaller functions,
    FreeAnswers? answers)
{
    private bool hasExplainedTyping;

    /// <summary>Runs until the agent hangs up or the call is over.</summary>
    public async Task RunAsync(CancellationToken callEnded)
    {
        await BeginAsync(callEnded);
        FlowNode? node = flow.Start;
        while (node is not null)
        {
            call.ShowNode(node.Id, node.Type, SkippedBecause(node), WhyOf(node));
            node = await VisitAsync(node, callEnded) is { } next ? flow.Node(next) : null;
        }
        call.HangUp();
    }

    private static string? SkippedBecause(FlowNode node) => node is SmsNode ? "sms_not_sent_on_web_calls" : null;

    private static string? WhyOf(FlowNode node) =>
        node is TransferNode or ConversationNode { Transfer: not null } ? "transfer_ends_web_calls" : null;

    /// <summary>The id of the node that comes next; null: the call ends.</summary>
    private async Task<string?> VisitAsync(FlowNode node, CancellationToken callEnded)
    {
        switch (node)
        {
            case StartNode start when await OpensFreelyAsync(start, callEnded):
                return start.Next;
            case { LastWords: { } lastWords }:
                foreach (var line in lastWords)
                {
                    await turns.SayAsync(line, canInterrupt: false, callEnded);
                }
                return null;
            case ListeningNode listening:
                return await ListenAsync(listening, callEnded);
            case FunctionNode function:
                return await CallFunctionAsync(function, callEnded);
            default:
                foreach (var line in node.Lines)
                {
                    await turns.SayAsync(line, LeadsToListening(node), callEnded);
                }
                return node.Onward;
        }
    }

    /// <summary>Lets the caller begin, or lets the agent wait before it does.</summary>
    private async Task BeginAsync(CancellationToken callEnded)
    {
        if (opening.StartType == ConversationStartType.User)
        {
            await turns.LetCallerBeginAsync(callEnded);
        }
        else if (opening.Pause > TimeSpan.Zero)
        {
            await turns.WaitAsync(Task.Delay(opening.Pause, call.Time, callEnded), canInterrupt: false, callEnded);
        }
    }

    /// <summary>False: the welcome is said.</summary>
    private async Task<bool> OpensFreelyAsync(StartNode start, CancellationToken callEnded) =>
        opening.StartType == ConversationStartType.AgentDynamic
        && flow.Node(start.Next) is ConversationNode { Say: null } first
        && await TryAnswerAsync(first, callEnded);

    /// <summary>Only a line before a listening node can be talked over: elsewhere nobody would use the caller's words.</summary>
    private bool LeadsToListening(FlowNode node)
    {
        while (node.Onward is { } next)
        {
            node = flow.Node(next);
        }
        return node is ListeningNode { LastWords: null };
    }

    private async Task<string> ListenAsync(ListeningNode node, CancellationToken callEnded)
    {
        await OpenAsync(node, callEnded);
        await ExplainTypingAsync(callEnded);
        var patience = new Patience(node.Silence, reminder);
        var misses = 0;
        while (true)
        {
            if (await turns.ListenAsync(patience.Time, callEnded) is not { } text)
            {
                var (reminding, onSilence) = patience.Pass();
                if (onSilence is not null)
                {
                    return onSilence;
                }
                await SayIfAnyAsync(reminding, callEnded);
                continue;
            }
            patience.Renew();
            if (BranchMatcher.Match(text, node.Branches) is { } branch)
            {
                return branch.Next;
            }
            if (await TryAnswerAsync(node, callEnded))
            {
                continue;
            }
            var (pardon, onNoMatch) = AfterMiss(node.NoMatch ?? NoMatch.Default, misses++);
            if (onNoMatch is not null)
            {
                return onNoMatch;
            }
            await SayIfAnyAsync(pardon, callEnded);
        }
    }

    private async Task OpenAsync(ListeningNode node, CancellationToken callEnded)
    {
        if (node is ConversationNode { Say: { } line })
        {
            await turns.SayAsync(line, canInterrupt: true, callEnded);
        }
        else if (turns.Turns is not [.., { Role: TurnRole.Agent }])
        {
            // Nobody has answered the caller yet, or nobody has said anything at all.
            await TryAnswerAsync(node, callEnded);
        }
    }

    private async Task ExplainTypingAsync(CancellationToken callEnded)
    {
        if (!turns.CanHear && !hasExplainedTyping && flow.CannotHear is { } explanation)
        {
            hasExplainedTyping = true;
            await turns.SayAsync(explanation, canInterrupt: true, callEnded);
        }
    }

    /// <summary>Lets a language model answer, where there is one and the node has a prompt. False: nobody answered.</summary>
    private async Task<bool> TryAnswerAsync(ListeningNode node, CancellationToken callEnded)
    {
        if (answers is null || node is not ConversationNode { Prompt: { } prompt })
        {
            return false;
        }
        using var given = CancellationTokenSource.CreateLinkedTokenSource(callEnded);
        var instructions = flow.Start.Prompt is { } common ? $"{common}\n\n{prompt}" : prompt;
        var asking = answers.AskAsync(Template.Render(instructions, variables), [.. turns.Turns], given.Token);
        if (!await turns.WaitAsync(asking, canInterrupt: true, callEnded))
        {
            // The caller went on: what was asked is answered together with that.
            await given.CancelAsync();
            return true;
        }
        if (await asking is not { } answer)
        {
            return false;
        }
        await turns.AnswerAsync(answer, callEnded);
        return true;
    }

    private static (Line? Say, string? Next) AfterMiss(NoMatch noMatch, int misses) => noMatch switch
    {
        { Say: var lines } when misses < lines.Count => (lines[misses], null),
        { Next: { } next } => (null, next),
        { Say: [.., var last] } => (last, null),
        _ => (null, null),
    };

    private Task SayIfAnyAsync(Line? line, CancellationToken callEnded) =>
        line is null ? Task.CompletedTask : turns.SayAsync(line, canInterrupt: true, callEnded);

    private async Task<string> CallFunctionAsync(FunctionNode node, CancellationToken callEnded)
    {
        var calling = functions.CallAsync(node, variables, call.Time, callEnded);
        await turns.WaitAsync(calling, canInterrupt: false, callEnded);
        var outcome = await calling;
        call.ShowNode(node.Id, node.Type, why: outcome.Why);
        if (!outcome.IsOk)
        {
            return node.Failed;
        }
        foreach (var (name, path) in node.Result)
        {
            variables[name] = Template.Find(path, outcome.Reply)?.DeepClone();
        }
        return node.Next;
    }
}
