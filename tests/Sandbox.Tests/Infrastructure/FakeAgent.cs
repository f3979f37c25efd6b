using Sandbox.Agents;

namespace Sandbox.Tests.Infrastructure;

/// <summary>An agent that does what the test says and remembers what was done to it.</summary>
internal sealed class FakeAgent : IAgent
{
    private short framesSpoken;

    public IAgentCall? Call { get; private set; }

    public bool IsSpeaking { get; set; }

    public bool IsPaused { get; private set; }

    public bool IsDisposed { get; private set; }

    public int FramesHeard { get; private set; }

    public List<string> Messages { get; } = [];

    /// <summary>Thrown at the next frame.</summary>
    public Exception? Failure { get; set; }

    public int Starts { get; private set; }

    public void Start(IAgentCall call) => (Call, Starts) = (call, Starts + 1);

    public void Hear(ReadOnlySpan<short> frame) => FramesHeard++;

    /// <summary>Writes the number of the frame into its first sample.</summary>
    public bool Speak(Span<short> frame)
    {
        if (Failure is not null)
        {
            throw Failure;
        }
        frame[0] = IsSpeaking ? ++framesSpoken : (short)0;
        return IsSpeaking;
    }

    public void Read(string text) => Messages.Add(text);

    public void Say(string text) => Messages.Add($"says {text}");

    public void HearWords(string text) => Messages.Add($"hears {text}");

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
