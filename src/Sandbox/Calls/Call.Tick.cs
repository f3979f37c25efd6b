using Protocol;

namespace Sandbox.Calls;

/// <content>What time brings: a network that goes and comes back, and ends that are due.</content>
internal sealed partial class Call
{
    private readonly Lock ticking = new();

    private void Tick()
    {
        // The timer does not wait for a slow tick; the next would resume the agent before this one has paused it.
        if (!ticking.TryEnter())
        {
            return;
        }
        try
        {
            FollowTime();
        }
        finally
        {
            ticking.Exit();
        }
    }

    private void FollowTime()
    {
        var (quiet, isReached) = (Peer.SilentFor, Peer.IsReached);
        if (isReached)
        {
            Move(CallStatus.Created, CallStatus.Connecting);
        }
        FollowNetwork(quiet);
        var (mustDrop, mustFinish, due) = AskClock(quiet);
        if (mustDrop)
        {
            Peer.IsBlackholed = true;
        }
        if (mustFinish)
        {
            FinishEnding();
        }
        else if (due is { } reason)
        {
            End(reason);
        }
    }

    private (bool MustDrop, bool MustFinish, CallEndReason? Due) AskClock(TimeSpan quiet)
    {
        lock (gate)
        {
            return (clock.IsDropDue, clock.IsDrainOver, clock.DueEnd(Status, quiet, silence.Elapsed));
        }
    }

    private void FollowNetwork(TimeSpan quiet)
    {
        if (quiet >= CallTimings.QuietAfter)
        {
            if (Move(CallStatus.Connected, CallStatus.Reconnecting))
            {
                silence.Pause();
                audio.Pause();
            }
        }
        else if (Move(CallStatus.Reconnecting, CallStatus.Connected))
        {
            silence.Resume();
            audio.Resume();
        }
    }
}
