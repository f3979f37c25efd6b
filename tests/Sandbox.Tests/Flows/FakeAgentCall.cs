using System.Text.Json.Nodes;
using System.Threading.Channels;
using Sandbox.Agents;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>A call that writes down what the agent does, one line each, and whose clock counts the frames it is told of.</summary>
internal sealed class FakeAgentCall(JsonObject variables) : IAgentCall
{
    /// <summary>How long to wait for something that must come. On a busy machine the recogniser alone takes half of it.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Channel<string> log = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];
    private readonly List<Turn> turns = [];
    private AgentState? state;
    private long frames;

    public string CallId => "call_1";
    public string AgentId => "agent_test";
    public JsonObject Variables => variables;
    public TimeProvider Time => Clock;
    public FakeTime Clock { get; } = new();
    public TimeSpan Elapsed => Interlocked.Read(ref frames) * AudioFormat.FrameDuration;
    public bool HasMicrophone { get; set; } = true;

    /// <summary>As they are now: a flow goes on while a test reads them.</summary>
    public IReadOnlyList<Turn> Turns
    {
        get
        {
            lock (turns)
            {
                return [.. turns];
            }
        }
    }

    /// <summary>How long <see cref="SeeAsync"/> waits. Default <see cref="Deadline"/>.</summary>
    public TimeSpan Patience { get; init; } = Deadline;

    public void Advance() => Interlocked.Increment(ref frames);

    public void ShowState(AgentState newState)
    {
        if (state != newState)
        {
            state = newState;
            log.Writer.TryWrite($"is {newState}");
        }
    }

    public void ShowTurn(Turn turn)
    {
        lock (turns)
        {
            turns.Add(turn);
        }
        log.Writer.TryWrite($"{turn.Role}{(turn.IsFinal ? ":" : "...")} {turn.Text}".TrimEnd());
    }

    public void ShowNode(string nodeId, string type, string? skipped = null, string? why = null) =>
        log.Writer.TryWrite(string.Join(' ', new[] { "at", nodeId, skipped is null ? null : "skipped", skipped, why }.OfType<string>()));

    public void HangUp() => log.Writer.TryWrite("hangs up");

    /// <summary>Waits until the line is written; lines before it are passed over.</summary>
    public async Task SeeAsync(string line)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, TestContext.Current.CancellationToken);
        try
        {
            do
            {
                seen.Add(await log.Reader.ReadAsync(deadline.Token));
            }
            while (seen[^1] != line);
        }
        catch (OperationCanceledException)
        {
            SeeWhatIsThere(line);
        }
    }

    /// <summary>Whether the last turn with these words is final.</summary>
    public bool IsOver(string words) => Turns.LastOrDefault(turn => turn.Text == words)?.IsFinal is true;

    /// <summary>Every line up to the last that was waited for.</summary>
    public IReadOnlyList<string> Seen => seen;

    // Where the pool is starved, the line may be written and only this test not have come to read it.
    private void SeeWhatIsThere(string line)
    {
        while (log.Reader.TryRead(out var next))
        {
            seen.Add(next);
            if (next == line)
            {
                return;
            }
        }
        Assert.Fail(
            $"'{line}' was not seen after: {string.Join(" | ", seen)} "
            + $"({ThreadPool.ThreadCount} threads in the pool, {ThreadPool.PendingWorkItemCount} items waiting for one)");
    }
}
