using Protocol;
using Sandbox.Media;
using WebRtc;

namespace Sandbox.Calls;

/// <content>Its peer connections, one after the other: that of the create, and those of <c>POST {location}/media</c>.</content>
internal sealed partial class Call
{
    private readonly MediaAnswers answers;
    private volatile CallPeer? peer;
    private PeerNetwork network = PeerNetwork.Clear;
    private long networkSince;

    /// <summary>The peer connection that carries the call; there from <see cref="Open"/> on.</summary>
    public IMediaPeer Peer => Carrier.Media;

    /// <summary>The visitor types: the page sends no sound.</summary>
    public bool IsTyped => !Peer.OffersSound;

    /// <summary>The network that tests pretend. A peer connection that takes the place of another has what is left of it.</summary>
    public PeerNetwork Network
    {
        get => Peer.Network;
        set
        {
            lock (gate)
            {
                (network, networkSince) = (value, time.GetTimestamp());
                Peer.Network = value;
            }
        }
    }

    private CallPeer Carrier => peer ?? throw new InvalidOperationException("The call has not been answered yet.");

    /// <summary>Answers the offer.</summary>
    /// <exception cref="SdpException">It cannot be answered.</exception>
    public void Open(IMedia media, string offer)
    {
        peer = CallPeer.Answer(media, offer, this, audio, isFirst: true);
        audio.Carry(peer);
        if (Setup.Version.DropsAfter == TimeSpan.Zero)
        {
            Drop();
        }
    }

    /// <summary>
    /// Answers another offer. The new peer connection takes the place of the old one, which is closed. The agent waits until sound can
    /// flow again, and goes on where it was.
    /// </summary>
    /// <returns>Null: the call is over.</returns>
    /// <exception cref="SdpException">It cannot be answered; the call is as it was.</exception>
    public MediaAnswer? Rejoin(IMedia media, string offer)
    {
        // No tick sees half of it.
        lock (ticking)
        {
            if (Status == CallStatus.Ended)
            {
                return null;
            }
            if (answers.Find(offer) is { } given)
            {
                return given;
            }
            var next = CallPeer.Answer(media, offer, this, audio, isFirst: false);
            var old = Carrier;
            if (!TryReplace(old, next))
            {
                next.Media.Dispose();
                return null;
            }
            Suspend(old.Media.SilentFor);
            audio.Carry(next);
            old.Media.Dispose();
            return answers.Keep(offer, new MediaAnswer(next.Media.Answer, next.Media.ETag));
        }
    }

    /// <summary>DTLS is done.</summary>
    public void Connect(CallPeer connected)
    {
        lock (gate)
        {
            // A page that said it goes, and whose goodbye was the last of it; unless it has come back since, and the goodbye was late.
            if (connected != peer || ending is not null || (clock.IsLeft && connected.IsFirst))
            {
                return;
            }
            if (clock.IsLeft)
            {
                clock.Return();
            }
            if (Move(CallStatus.Created, CallStatus.Connected) || Move(CallStatus.Connecting, CallStatus.Connected))
            {
                silence.Reset();
            }
        }
        audio.Start();
    }

    /// <summary>The other end closed the peer connection, or it failed.</summary>
    public void Close(CallPeer closed, PeerCloseReason reason)
    {
        lock (gate)
        {
            if (closed != peer)
            {
                return;
            }
            if (reason == PeerCloseReason.ClosedByRemote)
            {
                // The next tick suspends the agent. Nothing is lost until then: a closed peer asks for no sound.
                TryLeave();
            }
            else if (!clock.WasConnected)
            {
                End(CallEndReason.NetworkFailure);
            }
        }
    }

    /// <summary>The page goes away: the call waits for it as long as <see cref="CallSetup.RejoinWindow"/>. May be called twice.</summary>
    public void Leave()
    {
        lock (ticking)
        {
            if (TryLeave())
            {
                Suspend(Peer.SilentFor);
            }
        }
    }

    private bool TryLeave()
    {
        lock (gate)
        {
            if (ending is not null || Status == CallStatus.Ended)
            {
                return false;
            }
            if (Setup.RejoinWindow == TimeSpan.Zero)
            {
                End(CallEndReason.UserDisconnected);
                return false;
            }
            clock.Leave();
            return true;
        }
    }

    private bool TryReplace(CallPeer old, CallPeer next)
    {
        lock (gate)
        {
            if (ending is not null || Status == CallStatus.Ended)
            {
                return false;
            }
            var left = network.DropFor - time.GetElapsedTime(networkSince);
            next.Media.Network = network.DropFor <= TimeSpan.Zero ? network
                : network with { DropFor = left > TimeSpan.Zero ? left : TimeSpan.Zero };
            peer = next;
            clock.AnswerAgain();
            return true;
        }
    }

    // Under `ticking`, as is Resume, so that the agent is never left in the state of the other.
    private void Suspend(TimeSpan quiet)
    {
        lock (gate)
        {
            if (!Move(CallStatus.Connected, CallStatus.Reconnecting))
            {
                return;
            }
            clock.Lose(quiet);
        }
        silence.Pause();
        audio.Pause();
    }

    private void Resume()
    {
        if (Move(CallStatus.Reconnecting, CallStatus.Connected))
        {
            silence.Resume();
            audio.Resume();
        }
    }
}
