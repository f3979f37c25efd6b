using Protocol;
using Sandbox.Agents;
using Sandbox.Speech;

namespace Sandbox.Calls;

/// <summary>
/// Carries sound between agent and peer, of which it knows one at a time. <c>gate</c> lets one thread at a time into the agent, and
/// none after it was disposed of; an agent that throws ends its own call and nothing else.
/// </summary>
internal sealed partial class CallAudio(Call call, IAgent agent, SilenceClock silence, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly VoiceActivity callerVoice = new();
    private readonly AgentLine line = new(call, time);
    private CallPeer? carrier;
    private bool isStarted;
    private bool isPaused;
    private bool isDisposed;

    /// <summary>Whether the last frame had the agent's sound in it.</summary>
    public bool IsAgentSpeaking { get; private set; }

    private bool CanTalk => isStarted && !isPaused && !isDisposed;

    /// <summary>From now on sound comes from this peer and goes to it, and to no other.</summary>
    public void Carry(CallPeer next)
    {
        lock (gate)
        {
            carrier = next;
            IsAgentSpeaking = false;
        }
    }

    /// <summary>Sound can flow for the first time. Ignored when it does so again.</summary>
    public void Start() => Guard(() =>
    {
        if (isStarted)
        {
            return;
        }
        isStarted = true;
        agent.Start(line);
        if (isPaused)
        {
            agent.Pause();
        }
    });

    /// <summary>A frame of the caller's sound.</summary>
    public void Hear(CallPeer from, ReadOnlySpan<short> frame)
    {
        lock (gate)
        {
            if (!CanTalk || from != carrier)
            {
                return;
            }
            if (callerVoice.Push(frame))
            {
                silence.Reset();
            }
            try
            {
                agent.Hear(frame);
            }
#pragma warning disable CA1031 // See Fail.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(exception);
            }
        }
    }

    /// <summary>Writes the next frame of the agent's sound. False: it is silent, or the sound is another peer's.</summary>
    public bool Fill(CallPeer to, Span<short> frame)
    {
        lock (gate)
        {
            if (to != carrier)
            {
                return false;
            }
            IsAgentSpeaking = Speak(frame);
        }
        if (IsAgentSpeaking)
        {
            silence.Reset();
        }
        else
        {
            if (line.IsHungUp && !isPaused)
            {
                call.End(CallEndReason.AgentDisconnected);
            }
            call.FinishEnding();
        }
        return IsAgentSpeaking;
    }

    /// <summary>Hands the agent what the visitor typed.</summary>
    public void Read(string text) => Guard(() => agent.Read(text));

    /// <summary>Lets the agent say this now.</summary>
    public void Say(string text) => Guard(() => agent.Say(text));

    /// <summary>Lets the agent understand this.</summary>
    public void HearWords(string text) => Guard(() => agent.HearWords(text));

    /// <summary>The network or the page is gone: the agent hears and says nothing until <see cref="Resume"/>.</summary>
    public void Pause() => Guard(() =>
    {
        (isPaused, IsAgentSpeaking) = (true, false);
        if (isStarted)
        {
            agent.Pause();
        }
    });

    public void Resume() => Guard(() =>
    {
        isPaused = false;
        if (isStarted)
        {
            agent.Resume();
        }
    });

    public void Dispose()
    {
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }
            isDisposed = true;
            try
            {
                agent.Dispose();
            }
#pragma warning disable CA1031 // See Fail; and this may run on a timer, where an exception ends the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(exception);
            }
        }
    }

    private bool Speak(Span<short> frame)
    {
        try
        {
            return CanTalk && agent.Speak(frame);
        }
#pragma warning disable CA1031 // See Fail.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
            return false;
        }
    }

    private void Guard(Action action)
    {
        lock (gate)
        {
            if (isDisposed)
            {
                return;
            }
            try
            {
                action();
            }
#pragma warning disable CA1031 // See Fail.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(exception);
            }
        }
    }

    // An agent is a guest on the media threads, which carry every other call too.
    private void Fail(Exception exception)
    {
        LogAgentFailed(logger, exception, call.CallId);
        isStarted = false;
        call.End(CallEndReason.SystemFailure);
    }

    [LoggerMessage(LogLevel.Error, "{CallId}: its agent failed")]
    private static partial void LogAgentFailed(ILogger logger, Exception exception, string callId);
}
