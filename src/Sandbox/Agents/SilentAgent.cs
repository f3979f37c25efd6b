namespace Sandbox.Agents;

/// <summary>Connects and never speaks.</summary>
internal sealed class SilentAgent : IAgent
{
    public void Start(IAgentCall call) => call.ShowState(AgentState.Listening);

    public void Hear(ReadOnlySpan<short> frame)
    {
    }

    public bool Speak(Span<short> frame) => false;

    public void Read(string text)
    {
    }

    public void Pause()
    {
    }

    public void Resume()
    {
    }

    public void Dispose()
    {
    }
}
