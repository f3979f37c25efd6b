using System.Text.Json.Nodes;
using System.Threading.Channels;
using Sandbox.Agents;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>A call that writes down what the agent does, one line each, and whose clock counts the frames it is told of.</summary>
internal sealed class FakeAgentCall(JsonObject variables) : IAgentCall
{
    private readonly Channel<string> log = Channel.CreateUnbounded<string>();
    private readonly List<string> seen = [];
    private AgentState? state;
    private long frames;

    public string CallId => "call_1";
    public JsonObject Variables => variables;
    public TimeProvider Time => throw new InvalidOperationException("A flow counts frames and needs no clock.");
    public TimeSpan Elapsed => Interlocked.Read(ref frames) * AudioFormat.FrameDuration;
    public List<Turn> Turns { get; } = [];

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
        lock (Turns)
        {
            Turns.Add(turn);
        }
        log.Writer.TryWrite($"{turn.Role}{(turn.IsFinal ? ":" : "...")} {turn.Text}".TrimEnd());
    }

    public void ShowNode(string nodeId, string type, string? skipped = null) =>
        log.Writer.TryWrite(skipped is null ? $"at {nodeId}" : $"at {nodeId} skipped {skipped}");

    public void HangUp() => log.Writer.TryWrite("hangs up");

    /// <summary>Waits until the line is written; lines before it are passed over.</summary>
    public async Task SeeAsync(string line)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
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
            Assert.Fail($"'{line}' was not seen after: {string.Join(" | ", seen)}");
        }
    }

    /// <summary>Every line up to the last that was waited for.</summary>
    public IReadOnlyList<string> Seen => seen;
}
