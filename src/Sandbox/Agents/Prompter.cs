using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Agents;

/// <summary>Lets an agent that has no conversation of its own say and hear what a test gives it.</summary>
internal sealed class Prompter(ISpeechSynthesizer synthesizer) : IDisposable
{
    private readonly Voice voice = new(synthesizer, []);
    private readonly Playback playback = new();
    private readonly CancellationTokenSource ended = new();
    private readonly Lock gate = new();
    private IAgentCall? call;
    private AgentState usual;
    private Task preparing = Task.CompletedTask;
    private Turn? saying;
    private int saidTurns;
    private int givenTurns;

    /// <param name="newCall">The call.</param>
    /// <param name="usualState">What the agent does when it says nothing that was given to it.</param>
    public void Start(IAgentCall newCall, AgentState usualState)
    {
        (call, usual) = (newCall, usualState);
        newCall.ShowState(usualState);
    }

    /// <summary>See <see cref="IAgent.Say"/>. Lines are made on a worker, in order.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            var before = preparing;
            preparing = Task.Run(() => SayAsync(before, text));
        }
    }

    /// <summary>See <see cref="IAgent.HearWords"/>.</summary>
    public void HearWords(string text)
    {
        var now = call?.Elapsed ?? TimeSpan.Zero;
        var turnId = $"heard_{Interlocked.Increment(ref givenTurns)}";
        call?.ShowTurn(new Turn(turnId, TurnRole.User, text.Trim(), IsFinal: true, now, now));
    }

    /// <summary>Writes the next frame of the line. False: there is none, and the frame is as it was.</summary>
    public bool Fill(Span<short> frame)
    {
        lock (gate)
        {
            var played = playback.Fill(frame);
            if (played.IsLast)
            {
                Finish(1);
                call?.ShowState(usual);
            }
            return played.HasSound;
        }
    }

    public void Dispose()
    {
        ended.Cancel();
        playback.Stop();
    }

    private async Task SayAsync(Task before, string text)
    {
        await before;
        var (words, sound) = await voice.SayAsync(text, ended.Token);
        lock (gate)
        {
            if (call is null || words.Length == 0 || ended.IsCancellationRequested)
            {
                return;
            }
            if (playback.Stop() is { } share)
            {
                Finish(share);
            }
            saying = new Turn($"agent_{++saidTurns}", TurnRole.Agent, words, IsFinal: false, call.Elapsed, call.Elapsed);
            call.ShowState(AgentState.Speaking);
            call.ShowTurn(saying);
            playback.Play(sound, mayBeInterrupted: false);
        }
    }

    private void Finish(double played)
    {
        if (call is not null && saying is not null)
        {
            call.ShowTurn(saying with { Text = Voice.SaidOf(saying.Text, played), IsFinal = true, End = call.Elapsed });
        }
        saying = null;
    }
}
