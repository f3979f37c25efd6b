namespace Sandbox.Agents;

/// <summary>Connects and says nothing but what a test gives it.</summary>
internal sealed class SilentAgent(Prompter prompter) : IAgent
{
    public void Start(IAgentCall call) => prompter.Start(call, AgentState.Listening);

    public void Hear(ReadOnlySpan<short> frame)
    {
    }

    public bool Speak(Span<short> frame) => prompter.Fill(frame);

    public void Read(string text)
    {
    }

    public void Say(string text) => prompter.Say(text);

    public void HearWords(string text) => prompter.HearWords(text);

    public void Pause()
    {
    }

    public void Resume()
    {
    }

    public void Dispose() => prompter.Dispose();
}
