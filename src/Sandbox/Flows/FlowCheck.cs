namespace Sandbox.Flows;

/// <summary>Finds every problem of a flow's nodes at once, each with the id of its node and the fix.</summary>
internal static class FlowCheck
{
    private const int ShortestSilenceMs = 1000;
    private const int LongestSilenceMs = 60_000;

    public static IEnumerable<string> Problems(Flow flow) =>
        GraphProblems(flow).Concat(flow.Nodes.SelectMany(node => NodeProblems(node).Select(problem => $"node '{node.Id}': {problem}")));

    private static IEnumerable<string> GraphProblems(Flow flow)
    {
        var starts = flow.Nodes.OfType<StartNode>().Count();
        if (starts != 1)
        {
            yield return $"it has {starts} start nodes and needs exactly one.";
        }
        foreach (var twin in flow.Nodes.GroupBy(node => node.Id).Where(group => group.Count() > 1))
        {
            yield return $"node '{twin.Key}': {twin.Count()} nodes have this id. Give each its own.";
        }
        var ids = flow.Nodes.Select(node => node.Id).ToHashSet();
        foreach (var (node, target) in flow.Nodes.SelectMany(node => node.Targets.Select(target => (node, target))))
        {
            if (!ids.Contains(target))
            {
                yield return $"node '{node.Id}': goes on at '{target}', which is no node. Write the id of one.";
            }
        }
        foreach (var node in Loops(flow))
        {
            yield return $"node '{node.Id}': comes back to itself without listening, so the call would never end. Put a listen or conversation node between.";
        }
    }

    /// <summary>Nodes on a circle where nobody is ever listened to.</summary>
    private static IEnumerable<FlowNode> Loops(Flow flow)
    {
        var targetsOf = flow.Nodes.Where(node => node is not ListeningNode).ToLookup(node => node.Id, node => node.Targets);
        foreach (var node in flow.Nodes.Where(node => node is not ListeningNode))
        {
            var reached = new HashSet<string>();
            var next = new Queue<string>(node.Targets);
            while (next.TryDequeue(out var id))
            {
                if (reached.Add(id))
                {
                    targetsOf[id].SelectMany(targets => targets).ToList().ForEach(next.Enqueue);
                }
            }
            if (reached.Contains(node.Id))
            {
                yield return node;
            }
        }
    }

    private static IEnumerable<string> NodeProblems(FlowNode node) => node.Lines.SelectMany(line => line.Problems()).Concat(node switch
    {
        StartNode { Prompt: { } prompt } => PromptProblems(prompt),
        SmsNode sms => sms.Text.Problems(),
        FunctionNode function => FunctionCheck.Problems(function),
        ListenNode listen => ListenProblems(listen),
        ConversationNode conversation => ConversationProblems(conversation),
        _ => [],
    });

    private static IEnumerable<string> ListenProblems(ListenNode node)
    {
        if (node.Branches.Count == 0)
        {
            yield return "has no branches. Add one, or use a say node.";
        }
        if (node.NoMatch?.Next is null || node.Silence?.Next is null)
        {
            yield return "a listen node needs no_match and silence, each with a next. Add them, or use a conversation node, which stays.";
        }
        foreach (var problem in WaitProblems(node))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> ConversationProblems(ConversationNode node)
    {
        var problems = PromptProblems(node.Prompt ?? "").Concat(WaitProblems(node));
        if (node.LastWords is null)
        {
            return problems;
        }
        return node switch
        {
            { EndCall: true, Transfer: not null } => problems.Append("has end_call and transfer. Choose one."),
            { Branches.Count: > 0 } => problems.Append("the call ends here, so branches lead nowhere. Leave them out, or end_call and transfer."),
            { EndCall: true, Say: null } => problems.Append("end_call needs a line to say. Add say, or use an end node."),
            _ => problems,
        };
    }

    private static IEnumerable<string> WaitProblems(ListeningNode node)
    {
        foreach (var branch in node.Branches.Where(branch => branch.Phrases.Count == 0 || branch.Phrases.Any(Words.IsBlank)))
        {
            yield return $"the branch to '{branch.Next}' has no phrases, or one without words. Write what the caller may say.";
        }
        if (node.Silence is { AfterMs: < ShortestSilenceMs or > LongestSilenceMs } silence)
        {
            yield return $"silence after_ms is {silence.AfterMs}. Choose from {ShortestSilenceMs} to {LongestSilenceMs}.";
        }
    }

    private static IEnumerable<string> PromptProblems(string prompt) => Template.Problems(prompt).Select(problem => $"prompt: {problem}");
}
