using Sandbox.Agents;

namespace Sandbox.Tests.Infrastructure;

/// <summary>An agent that does what the test says and remembers what was done to it.</summary>
internal sealed class FakeAgent : IAgent
{
    public IAgentCall? Call { get; private set; }

    public bool IsSpeaking { get; set; }

    public bool IsPaused { get; private set; }

    public bool IsDisposed { get; private set; }

    public int FramesHeard { get; private set; }

    public List<string> Messages { get; } = [];

    /// <summary>Thrown at the next frame.</summary>
    public Exception? Failure { get; set; }

    public void Start(IAgentCall call) => Call = call;

    public void Hear(ReadOnlySpan<short> frame) => FramesHeard++;

    public bool Speak(Span<short> frame) => Failure is null ? IsSpeaking : throw Failure;

    public void Read(string text) => Messages.Add(text);

    /// <summary>What else happens when it is paused.</summary>
    public Action OnPause { get; set; } = () => { };

    public void Pause()
    {
        IsPaused = true;
        OnPause();
    }

    public void Resume() => IsPaused = false;

    public void Dispose() => IsDisposed = true;
}
