namespace Sandbox.Flows;

/// <summary>Finds every problem of a flow at once, each with the id of its node and the fix.</summary>
internal static class FlowCheck
{
    private const int ShortestSilenceMs = 1000;
    private const int LongestSilenceMs = 60_000;

    public static IEnumerable<string> Problems(Flow flow)
    {
        var problems = new List<string>();
        problems.AddRange(GraphProblems(flow));
        problems.AddRange(flow.Nodes.SelectMany(node => NodeProblems(node).Select(problem => $"node '{node.Id}': {problem}")));
        if (flow.CannotHear is { } line)
        {
            problems.AddRange(LineProblems(line).Select(problem => $"cannot_hear: {problem}"));
        }
        return problems;
    }

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
            yield return $"node '{node.Id}': comes back to itself without listening, so the call would never end. Put a listen node between.";
        }
    }

    /// <summary>Nodes on a circle where nobody is ever listened to.</summary>
    private static IEnumerable<FlowNode> Loops(Flow flow)
    {
        var nextOf = flow.Nodes.Where(node => node is StartNode or SayNode or SmsNode).ToLookup(node => node.Id, node => node.Targets.Single());
        foreach (var node in flow.Nodes.Where(node => nextOf.Contains(node.Id)))
        {
            var at = nextOf[node.Id].First();
            for (var steps = 0; steps < flow.Nodes.Count && at != node.Id && nextOf.Contains(at); steps++)
            {
                at = nextOf[at].First();
            }
            if (at == node.Id)
            {
                yield return node;
            }
        }
    }

    private static IEnumerable<string> NodeProblems(FlowNode node)
    {
        var lines = node is SmsNode sms ? [sms.Text] : node.Lines;
        var problems = lines.SelectMany(LineProblems);
        return node is ListenNode listen ? problems.Concat(ListenProblems(listen)) : problems;
    }

    private static IEnumerable<string> ListenProblems(ListenNode node)
    {
        if (node.Branches.Count == 0)
        {
            yield return "has no branches. Add one, or use a say node.";
        }
        foreach (var branch in node.Branches.Where(branch => branch.Phrases.Count == 0 || branch.Phrases.Any(Words.IsBlank)))
        {
            yield return $"the branch to '{branch.Next}' has no phrases, or one without words. Write what the caller may say.";
        }
        if (node.Silence.AfterMs is < ShortestSilenceMs or > LongestSilenceMs)
        {
            yield return $"silence after_ms is {node.Silence.AfterMs}. Choose from {ShortestSilenceMs} to {LongestSilenceMs}.";
        }
    }

    private static IEnumerable<string> LineProblems(Line line)
    {
        var problems = Template.Problems(line.Text);
        if (string.IsNullOrWhiteSpace(line.Text))
        {
            problems = problems.Append("says nothing. Write a text.");
        }
        if (line.Fallback is { } fallback && (string.IsNullOrWhiteSpace(fallback) || Template.HasVariables(fallback)))
        {
            problems = problems.Append($"the fallback '{fallback}' must be a text without variables: it is recorded beforehand.");
        }
        return problems;
    }
}
