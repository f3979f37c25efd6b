namespace Sandbox.Flows;

/// <summary>A conversation as a graph of nodes; described in docs/flows.md.</summary>
internal sealed record Flow
{
    /// <summary>The agent's name, for people and for <c>{{agent_name}}</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Said once, before the first listening, where the machine has no speech recognition.</summary>
    public Line? CannotHear { get; init; }

    public required IReadOnlyList<FlowNode> Nodes { get; init; }

    /// <summary>The one <c>start</c> node.</summary>
    public StartNode Start => Nodes.OfType<StartNode>().Single();

    public FlowNode Node(string id) => Nodes.Single(node => node.Id == id);

    /// <summary>Every line an agent may say in this flow.</summary>
    public IEnumerable<Line> Lines => Nodes.SelectMany(node => node.Lines).Concat(CannotHear is null ? [] : [CannotHear]);
}
