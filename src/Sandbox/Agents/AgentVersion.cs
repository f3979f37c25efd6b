using Sandbox.Errors;

namespace Sandbox.Agents;

/// <summary>A published agent version: what talks, and the limits of its calls.</summary>
/// <param name="Id">For example <c>av_demo</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Create">Makes the agent of one call.</param>
internal sealed record AgentVersion(string Id, string Name, Func<IAgent> Create)
{
    /// <summary>The agent that it is a version of. Default: <see cref="Id"/> with <c>agent_</c> in the place of <c>av_</c>.</summary>
    public string AgentId { get; init; } = "agent_" + (Id.StartsWith("av_", StringComparison.Ordinal) ? Id[3..] : Id);

    /// <summary>Counts from 1 in each agent. Default 1.</summary>
    public int Number { get; init; } = 1;

    /// <summary>From <c>connected</c>. Default 10 minutes, as documented for <c>max_call_duration_sec</c>.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Ends the call when nobody has spoken for so long. Default 30 s, the upper end of what is documented for
    /// <c>end_call_on_silence_sec</c>; null: never.
    /// </summary>
    public TimeSpan? SilenceTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the create waits before it answers. Default none.</summary>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>From this time after <c>connected</c> all UDP is dropped; zero: from the answer on. Default null: never.</summary>
    public TimeSpan? DropsAfter { get; init; }

    /// <summary>Every create is refused with this. Default null.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What it was made from. Default null: a fixture.</summary>
    public AgentDefinition? Definition { get; init; }
}
