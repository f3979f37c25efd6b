using Sandbox.Agents;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>Frames between an agent and its caller, whenever the test says so.</summary>
internal sealed class Exchange(FakeAgentCall call)
{
    private static readonly short[] Silence = SyntheticSound.Silence(20);

    private readonly short[] spoken = new short[AudioFormat.FrameSamples];

    /// <summary>The sound of the line, to its end.</summary>
    public async Task<short[]> HearAsync(IAgent agent, string line)
    {
        await call.SeeAsync($"Agent... {line}");
        var sound = new List<short>();
        // Not until the agent is silent: the next line may follow without a frame of silence, and frames in which it works come between.
        Assert.True(SpinWait.SpinUntil(IsSaid, FakeAgentCall.Deadline), $"'{line}' is never over.");
        Assert.InRange(sound.Max(), 1000, short.MaxValue);
        await call.SeeAsync($"Agent: {line}");
        return [.. sound];

        bool IsSaid()
        {
            if (Pass(agent, Silence))
            {
                sound.AddRange(spoken);
            }
            return call.IsOver(line);
        }
    }

    /// <summary>Lets the agent hear the sound.</summary>
    public void Say(IAgent agent, IEnumerable<short> sound) => SyntheticSound.EachFrame(sound, frame => Pass(agent, frame));

    private bool Pass(IAgent agent, short[] frame)
    {
        call.Advance();
        agent.Hear(frame);
        return agent.Speak(spoken);
    }
}
