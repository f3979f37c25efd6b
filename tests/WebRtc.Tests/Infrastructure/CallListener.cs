using System.Collections.Concurrent;

namespace WebRtc.Tests.Infrastructure;

/// <summary>An agent that sends a tone and keeps what it hears.</summary>
internal sealed class CallListener : IPeerListener
{
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<PeerCloseReason> closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Tone tone = new();
    private int inside;

    public Task Connected => connected.Task;

    public Task<PeerCloseReason> Closed => closed.Task;

    public ConcurrentQueue<short[]> Heard { get; } = new();

    /// <summary>Two calls were under way at once.</summary>
    public bool WasEnteredTwice { get; private set; }

    public void OnConnected() => Once(() => connected.SetResult());

    public void OnAudio(ReadOnlySpan<short> frame)
    {
        var copy = frame.ToArray();
        Once(() => Heard.Enqueue(copy));
    }

    public bool FillAudio(Span<short> frame)
    {
        tone.Fill(frame);
        Once(() => { });
        return true;
    }

    public void OnClosed(PeerCloseReason reason) => Once(() => closed.SetResult(reason));

    private void Once(Action action)
    {
        WasEnteredTwice |= Interlocked.Increment(ref inside) > 1;
        action();
        Interlocked.Decrement(ref inside);
    }
}
