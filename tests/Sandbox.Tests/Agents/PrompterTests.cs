using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Tests.Flows;
using WebRtc;

namespace Sandbox.Tests.Agents;

/// <summary>Agents without a conversation say and hear what a test gives them.</summary>
public sealed class PrompterTests
{
    private readonly FakeAgentCall call = new([]);
    private readonly short[] frame = new short[AudioFormat.FrameSamples];

    public static TheoryData<string> Fixtures => new("av_echo", "av_tone", "av_silent");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task GivenLine_IsSaidAsATurn(string id)
    {
        using var agent = Start(id);
        agent.Say("Hello there");
        await HearAsync(agent, "Hello there");
        agent.Say("Again");
        await HearAsync(agent, "Again");
        Assert.Equal(["agent_1", "agent_2"], call.Turns.Where(turn => turn.IsFinal).Select(turn => turn.TurnId));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task GivenWords_AreAFinalTurnOfTheUser(string id)
    {
        using var agent = Start(id);
        agent.HearWords(" I am here ");
        await call.SeeAsync("User: I am here");
        Assert.Equal("heard_1", Assert.Single(call.Turns).TurnId);
    }

    [Fact]
    public async Task Tone_GoesOnAfterTheLine()
    {
        using var agent = Start("av_tone");
        agent.Say("Hello");
        await HearAsync(agent, "Hello");
        Assert.True(agent.Speak(frame));
        Assert.NotEqual(FakeSynthesizer.Level, frame[7]);
    }

    [Fact]
    public async Task NextLine_InterruptsTheOneBefore()
    {
        using var agent = Start("av_silent");
        agent.Say("One two three");
        await call.SeeAsync("Agent... One two three");
        Assert.True(SpinWait.SpinUntil(() => IsSaying(agent), TimeSpan.FromSeconds(20)));
        agent.Say("Four");
        await call.SeeAsync("Agent:");
        await HearAsync(agent, "Four");
        await call.SeeAsync("is Listening");
    }

    private IAgent Start(string id)
    {
        var version = Sandbox.Agents.Fixtures.Create(null, new FakeSynthesizer(), NullLoggerFactory.Instance).Single(version => version.Id == id);
        var agent = version.Create();
        agent.Start(call);
        return agent;
    }

    private async Task HearAsync(IAgent agent, string line)
    {
        await call.SeeAsync($"Agent... {line}");
        Assert.True(SpinWait.SpinUntil(() => IsSaying(agent), TimeSpan.FromSeconds(20)), "The line was not heard.");
        while (IsSaying(agent))
        {
            // Until it is said.
        }
        await call.SeeAsync($"Agent: {line}");
    }

    private bool IsSaying(IAgent agent)
    {
        call.Advance();
        return agent.Speak(frame) && !frame.ContainsAnyExcept(FakeSynthesizer.Level);
    }
}
