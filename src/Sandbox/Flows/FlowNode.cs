using System.Text.Json.Serialization;

namespace Sandbox.Flows;

/// <summary>One step of a conversation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StartNode), "start")]
[JsonDerivedType(typeof(SayNode), "say")]
[JsonDerivedType(typeof(ListenNode), "listen")]
[JsonDerivedType(typeof(ConversationNode), "conversation")]
[JsonDerivedType(typeof(FunctionNode), "function")]
[JsonDerivedType(typeof(SmsNode), "sms")]
[JsonDerivedType(typeof(TransferNode), "transfer")]
[JsonDerivedType(typeof(EndNode), "end")]
internal abstract record FlowNode
{
    public required string Id { get; init; }

    /// <summary>The name of the node's type in JSON and in <c>node</c> events.</summary>
    internal abstract string Type { get; }

    /// <summary>Ids of the nodes that may come next.</summary>
    internal abstract IEnumerable<string> Targets { get; }

    /// <summary>What the agent may say here.</summary>
    internal virtual IEnumerable<Line> Lines => [];

    /// <summary>The next node where it is always the same and nothing is waited for; else null.</summary>
    internal virtual string? Onward => null;

    /// <summary>What is said before the call ends; null: it does not end here.</summary>
    internal virtual IReadOnlyList<Line>? LastWords => null;
}

internal sealed record StartNode : FlowNode
{
    /// <summary>Tells a language model what the agent is; put before the prompt of each conversation node. Default null.</summary>
    public string? Prompt { get; init; }

    /// <summary>The welcome. Default null.</summary>
    public Line? Say { get; init; }

    public required string Next { get; init; }
    internal override string Type => "start";
    internal override IEnumerable<string> Targets => [Next];
    internal override IEnumerable<Line> Lines => Say is null ? [] : [Say];
    internal override string Onward => Next;
}

internal sealed record SayNode : FlowNode
{
    public required Line Say { get; init; }
    public required string Next { get; init; }
    internal override string Type => "say";
    internal override IEnumerable<string> Targets => [Next];
    internal override IEnumerable<Line> Lines => [Say];
    internal override string Onward => Next;
}

/// <summary>A text message to the caller. Web calls have no phone number, so it is skipped and shown as skipped.</summary>
internal sealed record SmsNode : FlowNode
{
    public required Line Text { get; init; }
    public required string Next { get; init; }
    internal override string Type => "sms";
    internal override IEnumerable<string> Targets => [Next];
    internal override string Onward => Next;
}

/// <summary>Would hand the caller over. A web call cannot be transferred: it ends after the notice, which says so.</summary>
internal sealed record TransferNode : FlowNode
{
    public required Line Say { get; init; }
    internal override string Type => "transfer";
    internal override IEnumerable<string> Targets => [];
    internal override IEnumerable<Line> Lines => [Say];
    internal override IReadOnlyList<Line> LastWords => [Say];
}

/// <summary>Says its last words, when it has any, and hangs up.</summary>
internal sealed record EndNode : FlowNode
{
    public Line? Say { get; init; }
    internal override string Type => "end";
    internal override IEnumerable<string> Targets => [];
    internal override IEnumerable<Line> Lines => Say is null ? [] : [Say];
    internal override IReadOnlyList<Line> LastWords => [.. Lines];
}
