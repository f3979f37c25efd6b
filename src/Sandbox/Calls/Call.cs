using Protocol;
using Sandbox.Events;
using Sandbox.Keys;
using Sandbox.Records;

namespace Sandbox.Calls;

/// <summary>
/// One call, from its create to its end: the state machine of <see cref="CallStatus"/>. Peer, agent, clock and requests come
/// from different threads; <c>gate</c> guards the state, and the agent is never called while it is held.
/// Longer than most files here, because every change of that state stands under that one lock.
/// </summary>
internal sealed partial class Call : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Action<JournalEntry> write;
    private readonly CallClock clock;
    private readonly SilenceClock silence;
    private readonly CallAudio audio;
    private ITimer? timer;
    private CallEndReason? ending;

    /// <param name="setup">What was asked for.</param>
    /// <param name="token">The call token; only its hash is kept.</param>
    /// <param name="write">Keeps what happens: <see cref="Journal.Write"/>. Its slot is free when its end is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">One line for each change of its life.</param>
    public Call(CallSetup setup, string token, Action<JournalEntry> write, TimeProvider time, ILogger logger)
    {
        (Setup, this.write, this.time, this.logger) = (setup, write, time, logger);
        TokenHash = RandomToken.Hash(token);
        clock = new CallClock(setup, time);
        answers = new MediaAnswers(time);
        silence = new SilenceClock(time);
        CreatedAt = time.GetUtcNow();
        Events = new EventLog(Store);
        audio = new CallAudio(this, setup.Version.Create(), silence, time, logger);
    }

    public string CallId => Setup.CallId;

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The unguessable last part of the call's address.</summary>
    public string Location { get; } = RandomToken.Create();

    public string TokenHash { get; }

    public CallSetup Setup { get; }

    public EventLog Events { get; }

    /// <summary>Under the lock: whoever sees <c>ended</c> finds the reason, and the journal has been told.</summary>
    public CallStatus Status
    {
        get
        {
            lock (gate)
            {
                return field;
            }
        }
        private set;
    }

    /// <summary>Null while it lives.</summary>
    public CallEndReason? EndReason
    {
        get
        {
            lock (gate)
            {
                return field;
            }
        }
        private set;
    }

    public CallFeedback Feedback { get; private set; } = CallFeedback.None;

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
            EndReason = reason;
            Events.Publish("status", new { Status }, "status");
            Events.Publish("ended", new { Reason = reason, DurationMs = (long)clock.Elapsed.TotalMilliseconds }, "ended");
            Events.Complete();
            write(new CallOver(CallId, new CallEnding(reason, time.GetUtcNow(), clock.WasConnected ? clock.Elapsed : null)));
            timer?.Dispose();
            timer = time.CreateTimer(_ => CloseMedia(), null, CallTimings.MediaCloseDelay, Timeout.InfiniteTimeSpan);
            LogEnded(logger, CallId, reason, clock.Elapsed);
        }
    }

    /// <summary>The visitor or the page says something of the call; also after its end.</summary>
    public void Take(CallFeedback given)
    {
        lock (gate)
        {
            Feedback = Feedback.With(given);
            write(new FeedbackGiven(CallId, Feedback));
        }
    }

    /// <summary>The visitor typed. False: the call is not connected, or not any more.</summary>
    public bool TryRead(string text) => TryTalk(() => audio.Read(text));

    /// <summary>A test lets the agent say this now. False: the call is not connected, or not any more.</summary>
    public bool TrySay(string text) => TryTalk(() => audio.Say(text));

    /// <summary>A test lets the agent understand this, as if the visitor had said it. False: as for <see cref="TrySay"/>.</summary>
    public bool TryHear(string text) => TryTalk(() => audio.HearWords(text));

    /// <summary>Frees everything at once and tells nobody: for a create that is undone, and for the end of the server.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            Status = CallStatus.Ended;
            timer?.Dispose();
        }
        Events.Complete();
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
            if (to == CallStatus.Connected)
            {
                clock.Connect();
            }
            Keep(to);
            Events.Publish("status", new { Status }, "status");
            LogMoved(logger, CallId, from, to);
            return true;
        }
    }

    private bool TryTalk(Action talk)
    {
        if (Status is not (CallStatus.Connected or CallStatus.Reconnecting))
        {
            return false;
        }
        silence.Reset();
        talk();
        return true;
    }

    private void Keep(CallStatus reached)
    {
        if (reached is CallStatus.Connecting or CallStatus.Connected)
        {
            write(new CallReached(CallId, reached == CallStatus.Connected ? time.GetUtcNow() : null));
        }
    }

    private void Store(CallEvent made, object data, Action show) =>
        write(new EventMade(CallId, made, data as TranscriptEvent, time.GetUtcNow(), show));

    private void CloseMedia()
    {
        peer?.Media.Dispose();
        audio.Dispose();
    }
}
