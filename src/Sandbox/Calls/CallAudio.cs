using Protocol;
using Sandbox.Agents;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Calls;

/// <summary>
/// Carries sound between peer and agent. <c>gate</c> lets one thread at a time into the agent, and none after it was disposed
/// of; an agent that throws ends its own call and nothing else.
/// </summary>
internal sealed partial class CallAudio(Call call, IAgent agent, SilenceClock silence, TimeProvider time, ILogger logger)
    : IPeerListener, IDisposable
{
    private readonly Lock gate = new();
    private readonly VoiceActivity callerVoice = new();
    private readonly AgentLine line = new(call, time);
    private bool isStarted;
    private bool isPaused;
    private bool isDisposed;

    /// <summary>Whether the last frame had the agent's sound in it.</summary>
    public bool IsAgentSpeaking { get; private set; }

    private bool CanTalk => isStarted && !isPaused && !isDisposed;

    public void OnConnected()
    {
        call.Connect();
        Guard(() =>
        {
            isStarted = true;
            agent.Start(line);
        });
    }

    public void OnAudio(ReadOnlySpan<short> frame)
    {
        lock (gate)
        {
            if (!CanTalk)
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

    public bool FillAudio(Span<short> frame)
    {
        IsAgentSpeaking = Fill(frame);
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

    public void OnClosed(PeerCloseReason reason) =>
        call.End(reason == PeerCloseReason.ClosedByRemote ? CallEndReason.UserDisconnected : CallEndReason.NetworkFailure);

    /// <summary>Hands the agent what the visitor typed.</summary>
    public void Read(string text) => Guard(() => agent.Read(text));

    /// <summary>The network is gone: the agent hears and says nothing until <see cref="Resume"/>.</summary>
    public void Pause() => Guard(() =>
    {
        isPaused = true;
        agent.Pause();
    });

    public void Resume() => Guard(() =>
    {
        isPaused = false;
        agent.Resume();
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

    private bool Fill(Span<short> frame)
    {
        lock (gate)
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
