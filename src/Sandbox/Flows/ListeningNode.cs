namespace Sandbox.Flows;

/// <summary>Waits for the caller's words, spoken or typed, and goes where they lead.</summary>
internal abstract record ListeningNode : FlowNode
{
    public IReadOnlyList<Branch> Branches { get; init; } = [];

    /// <summary>Default null: <see cref="NoMatch.Default"/>.</summary>
    public NoMatch? NoMatch { get; init; }

    /// <summary>Default null: only the agent's reminder.</summary>
    public Silence? Silence { get; init; }

    internal override IEnumerable<string> Targets =>
        [.. Branches.Select(branch => branch.Next), .. new[] { NoMatch?.Next, Silence?.Next }.OfType<string>()];

    internal override IEnumerable<Line> Lines => [.. (NoMatch ?? NoMatch.Default).Say, .. Silence?.Say ?? []];
}

/// <summary>Listens and nothing else; goes on when its lines are used up.</summary>
internal sealed record ListenNode : ListeningNode
{
    internal override string Type => "listen";
}

/// <summary>
/// Says its line and stays until a branch matches. With a language model it answers from its prompt what no branch matches, and opens
/// when it has no line.
/// </summary>
internal sealed record ConversationNode : ListeningNode
{
    /// <summary>Tells the language model what this part of the conversation is about. Default null: the model is not asked.</summary>
    public string? Prompt { get; init; }

    /// <summary>Said when the node is entered. Default null.</summary>
    public Line? Say { get; init; }

    /// <summary>The call ends when the line is said. Default false.</summary>
    public bool EndCall { get; init; }

    /// <summary>The caller is to be handed over when the line is said, as by a transfer node. Default null.</summary>
    public Transfer? Transfer { get; init; }

    internal override string Type => "conversation";

    internal override IEnumerable<Line> Lines => [.. Say is null ? [] : new[] { Say }, .. LastWords is null ? base.Lines : [], .. Notice];

    internal override IReadOnlyList<Line>? LastWords =>
        EndCall || Transfer is not null ? [.. Say is null ? [] : new[] { Say }, .. Notice] : null;

    private IEnumerable<Line> Notice => Transfer is null ? [] : [Transfer.Say];
}

/// <summary>The notice that ends a web call in place of a transfer.</summary>
internal sealed record Transfer
{
    public required Line Say { get; init; }
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
    public static NoMatch Default { get; } = new() { Say = [new("Sorry, I did not understand that.")] };

    public IReadOnlyList<Line> Say { get; init; } = [];

    /// <summary>Default null, in conversation nodes only: the last line is said each time, and the node listens on.</summary>
    public string? Next { get; init; }
}

/// <summary>After each stretch of silence one more line is said; when none is left the flow goes on at <c>next</c>.</summary>
internal sealed record Silence
{
    /// <summary>Milliseconds without a word. Default 8000.</summary>
    public int AfterMs { get; init; } = 8000;

    public IReadOnlyList<Line> Say { get; init; } = [];

    /// <summary>Default null, in conversation nodes only: the node listens on.</summary>
    public string? Next { get; init; }

    internal TimeSpan After => TimeSpan.FromMilliseconds(AfterMs);
}
