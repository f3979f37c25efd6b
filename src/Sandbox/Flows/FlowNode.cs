using System.Text.Json.Serialization;

namespace Sandbox.Flows;

/// <summary>One step of a conversation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StartNode), "start")]
[JsonDerivedType(typeof(SayNode), "say")]
[JsonDerivedType(typeof(ListenNode), "listen")]
[JsonDerivedType(typeof(SmsNode), "sms")]
[JsonDerivedType(typeof(EndNode), "end")]
internal abstract record FlowNode
{
    public required string Id { get; init; }

    /// <summary>The name of the node's type in JSON and in <c>node</c> events.</summary>
    internal abstract string Type { get; }

    /// <summary>Ids of the nodes that may come next.</summary>
    internal abstract IEnumerable<string> Targets { get; }

    internal virtual IEnumerable<Line> Lines => [];
}

internal sealed record StartNode : FlowNode
{
    public required string Next { get; init; }
    internal override string Type => "start";
    internal override IEnumerable<string> Targets => [Next];
}

internal sealed record SayNode : FlowNode
{
    public required Line Say { get; init; }
    public required string Next { get; init; }
    internal override string Type => "say";
    internal override IEnumerable<string> Targets => [Next];
    internal override IEnumerable<Line> Lines => [Say];
}

/// <summary>Waits for the caller's words, spoken or typed, and goes where they lead.</summary>
internal sealed record ListenNode : FlowNode
{
    public required IReadOnlyList<Branch> Branches { get; init; }
    public required NoMatch NoMatch { get; init; }
    public required Silence Silence { get; init; }
    internal override string Type => "listen";
    internal override IEnumerable<string> Targets => [.. Branches.Select(branch => branch.Next), NoMatch.Next, Silence.Next];
    internal override IEnumerable<Line> Lines => [.. NoMatch.Say, .. Silence.Say];
}

/// <summary>Where to go when one of the phrases was heard.</summary>
internal sealed record Branch
{
    public required IReadOnlyList<string> Phrases { get; init; }
    public required string Next { get; init; }
}

/// <summary>Each time no branch matches one more line is said; when none is left the flow goes on at <c>next</c>.</summary>
internal sealed record NoMatch
{
    public IReadOnlyList<Line> Say { get; init; } = [];
    public required string Next { get; init; }
}

/// <summary>After each stretch of silence one more line is said; when none is left the flow goes on at <c>next</c>.</summary>
internal sealed record Silence
{
    /// <summary>Milliseconds without a word. Default 8000.</summary>
    public int AfterMs { get; init; } = 8000;

    public IReadOnlyList<Line> Say { get; init; } = [];
    public required string Next { get; init; }

    internal TimeSpan After => TimeSpan.FromMilliseconds(AfterMs);
}

/// <summary>A text message to the caller. Web calls have no phone number, so it is skipped and shown as skipped.</summary>
internal sealed record SmsNode : FlowNode
{
    public required Line Text { get; init; }
    public required string Next { get; init; }
    internal override string Type => "sms";
    internal override IEnumerable<string> Targets => [Next];
}

/// <summary>Says its last words, when it has any, and hangs up.</summary>
internal sealed record EndNode : FlowNode
{
    public Line? Say { get; init; }
    internal override string Type => "end";
    internal override IEnumerable<string> Targets => [];
    internal override IEnumerable<Line> Lines => Say is null ? [] : [Say];
}
