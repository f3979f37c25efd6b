using Protocol;
using Sandbox.Events;
using Sandbox.Keys;
using Sandbox.Media;

namespace Sandbox.Calls;

/// <summary>
/// One call, from its create to its end: the state machine of <see cref="CallStatus"/>. Peer, agent, clock and requests come
/// from different threads; <c>gate</c> guards the state, and neither agent nor peer is ever called while it is held.
/// Longer than most files here, because every change of that state stands under that one lock.
/// </summary>
internal sealed partial class Call : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly IDisposable slot;
    private readonly CallClock clock;
    private readonly SilenceClock silence;
    private readonly CallAudio audio;
    private IMediaPeer? peer;
    private ITimer? timer;
    private CallEndReason? ending;

    /// <param name="setup">What was asked for.</param>
    /// <param name="token">The call token; only its hash is kept.</param>
    /// <param name="slot">Given back when the call ends.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">One line for each change of its life.</param>
    public Call(CallSetup setup, string token, IDisposable slot, TimeProvider time, ILogger logger)
    {
        (Setup, this.slot, this.time, this.logger) = (setup, slot, time, logger);
        TokenHash = RandomToken.Hash(token);
        clock = new CallClock(setup.Version, time);
        silence = new SilenceClock(time);
        Record = new CallRecord(CallId, setup, time.GetUtcNow());
        audio = new CallAudio(this, setup.Version.Create(), silence, time, logger);
    }

    public string CallId { get; } = "call_" + RandomToken.Create();

    /// <summary>The unguessable last part of the call's address.</summary>
    public string Location { get; } = RandomToken.Create();

    public string TokenHash { get; }

    public CallSetup Setup { get; }

    public EventLog Events { get; } = new();

    public CallRecord Record { get; }

    public CallStatus Status { get; private set; }

    /// <summary>The peer connection; there from <see cref="Open"/> on.</summary>
    public IMediaPeer Peer => peer ?? throw new InvalidOperationException("The call has not been answered yet.");

    /// <summary>Since <c>connected</c>; zero before it.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (gate)
            {
                return clock.Elapsed;
            }
        }
    }

    /// <summary>Since the end; null while the call lives.</summary>
    public TimeSpan? EndedFor
    {
        get
        {
            lock (gate)
            {
                return clock.EndedFor;
            }
        }
    }

    /// <summary>Answers the offer.</summary>
    /// <exception cref="WebRtc.SdpException">It cannot be answered.</exception>
    public void Open(IMedia media, string offer)
    {
        peer = media.Answer(offer, audio);
        peer.IsBlackholed = Setup.Version.DropsAfter == TimeSpan.Zero;
    }

    /// <summary>The 201 is on its way: the clocks run.</summary>
    public void Begin()
    {
        LogCreated(logger, CallId, Setup.Version.Id);
        lock (gate)
        {
            if (Status == CallStatus.Ended)
            {
                return; // The server stopped meanwhile.
            }
            clock.Begin();
            Events.Publish("status", new { Status }, "status");
            timer = time.CreateTimer(_ => Tick(), null, CallTimings.Tick, CallTimings.Tick);
        }
    }

    /// <summary>DTLS is done.</summary>
    public void Connect()
    {
        lock (gate)
        {
            if (Move(CallStatus.Created, CallStatus.Connected) || Move(CallStatus.Connecting, CallStatus.Connected))
            {
                silence.Reset();
            }
        }
    }

    /// <summary>
    /// Ends the call for <paramref name="reason"/>. The agent may finish its sentence where the call's time is up or its own side
    /// ends it; everywhere else it has done so or nobody is there to hear it. The first reason counts.
    /// </summary>
    public void End(CallEndReason reason)
    {
        bool mayDrain;
        lock (gate)
        {
            if (ending is not null || Status == CallStatus.Ended)
            {
                return;
            }
            ending = reason;
            clock.BeginEnd();
            mayDrain = reason is CallEndReason.MaxDurationReached or CallEndReason.AgentDisconnected && Status == CallStatus.Connected;
        }
        if (!mayDrain || !audio.IsAgentSpeaking)
        {
            FinishEnding();
        }
    }

    /// <summary>Nothing is left to say: completes an <see cref="End"/> that waited for the agent.</summary>
    public void FinishEnding()
    {
        lock (gate)
        {
            if (ending is not { } reason || Status == CallStatus.Ended)
            {
                return;
            }
            clock.End();
            Status = CallStatus.Ended;
            Record.End(reason, clock.WasConnected, clock.Elapsed, time.GetUtcNow());
            Events.Publish("status", new { Status }, "status");
            Events.Publish("ended", new { Reason = reason, DurationMs = (long)clock.Elapsed.TotalMilliseconds }, "ended");
            Events.Complete();
            timer?.Dispose();
            timer = time.CreateTimer(_ => CloseMedia(), null, CallTimings.MediaCloseDelay, Timeout.InfiniteTimeSpan);
            LogEnded(logger, CallId, reason, clock.Elapsed);
        }
        slot.Dispose();
    }

    /// <summary>The visitor typed. False: the call is not connected, or not any more.</summary>
    public bool TryRead(string text)
    {
        if (Status is not (CallStatus.Connected or CallStatus.Reconnecting))
        {
            return false;
        }
        silence.Reset();
        audio.Read(text);
        return true;
    }

    /// <summary>Frees everything at once and tells nobody: for a create that is undone, and for the end of the server.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            Status = CallStatus.Ended;
            timer?.Dispose();
        }
        Events.Complete();
        slot.Dispose();
        CloseMedia();
    }

    private bool Move(CallStatus from, CallStatus to)
    {
        lock (gate)
        {
            if (Status != from || ending is not null)
            {
                return false;
            }
            Status = to;
            clock.Enter(to);
            Record.Update(to);
            Events.Publish("status", new { Status }, "status");
            LogMoved(logger, CallId, from, to);
            return true;
        }
    }

    private void CloseMedia()
    {
        peer?.Dispose();
        audio.Dispose();
    }
}
