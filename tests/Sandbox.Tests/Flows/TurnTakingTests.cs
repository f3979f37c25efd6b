using Sandbox.Flows;

namespace Sandbox.Tests.Flows;

public sealed class TurnTakingTests
{
    private readonly TurnTaking turns;

    public TurnTakingTests() =>
        turns = new TurnTaking(new FakeAgentCall([]), new Voice(new FakeSynthesizer(), []), new Playback(), new SilenceTimer(), canHear: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnswerThatComesWithNewWordsOfTheCaller_IsOutdated()
    {
        await SayWhileWaitingAsync("and one more thing");
        Assert.False(await turns.WaitAsync(Task.CompletedTask, canInterrupt: true, Cancellation));
        Assert.Equal("and one more thing", await turns.ListenAsync(patience: null, Cancellation));
    }

    [Fact]
    public async Task WorkThatCannotBeInterrupted_IsWaitedForWhateverTheCallerHasSaid()
    {
        await SayWhileWaitingAsync("and one more thing");
        var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = turns.WaitAsync(work.Task, canInterrupt: false, Cancellation);
        Assert.False(waiting.IsCompleted);
        work.SetResult();
        Assert.True(await waiting);
    }

    private async Task SayWhileWaitingAsync(string words)
    {
        turns.Tell(new ConversationEvent.Heard("user_1", words, IsFinal: true, TimeSpan.Zero, TimeSpan.Zero));
        Assert.False(await turns.WaitAsync(new TaskCompletionSource().Task, canInterrupt: true, Cancellation));
    }
}
