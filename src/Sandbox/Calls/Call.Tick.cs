using Protocol;
using WebRtc;

namespace Sandbox.Calls;

/// <content>What time brings: a network that goes and comes back, and ends that are due.</content>
internal sealed partial class Call
{
    private readonly Lock ticking = new();
    private bool hasDropped;

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
        var carrier = Carrier;
        if (carrier.Media.IsReached)
        {
            Reach();
        }
        FollowNetwork(carrier);
        var (mustDrop, mustFinish, due) = AskClock();
        if (mustDrop && !hasDropped)
        {
            Drop();
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

    private void Reach()
    {
        Move(CallStatus.Created, CallStatus.Connecting);
        lock (gate)
        {
            clock.Reach();
        }
    }

    private (bool MustDrop, bool MustFinish, CallEndReason? Due) AskClock()
    {
        lock (gate)
        {
            return (clock.IsDropDue, clock.IsDrainOver, clock.DueEnd(Status, silence.Elapsed, IsTyped));
        }
    }

    /// <summary>Once: a test may restore the network.</summary>
    private void Drop()
    {
        hasDropped = true;
        Network = PeerNetwork.Dead;
    }

    private void FollowNetwork(CallPeer carrier)
    {
        bool isLeft;
        lock (gate)
        {
            isLeft = clock.IsLeft;
        }
        var quiet = carrier.Media.SilentFor;
        var isLost = quiet >= (carrier.Media.ExpectsSound ? CallTimings.QuietAfter : CallTimings.QuietWithoutSound);
        if (isLost || isLeft)
        {
            Suspend(quiet);
        }
        else if (carrier.IsConnected)
        {
            Resume();
        }
    }
}
