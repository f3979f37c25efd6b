using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;
using Sandbox.WebCalls;

namespace Sandbox.Tests;

/// <summary>Two requests for the same create, of which one goes away at the worst moment.</summary>
public sealed class CreateOnceTests : IDisposable
{
    private readonly FakeTime time = new();
    private readonly CreateOnce once;
    private readonly TaskCompletionSource<CreateOutcome> answer = new();
    private readonly Call call;
    private int created;
    private int undone;

    public CreateOnceTests()
    {
        once = new CreateOnce(time);
        var setup = new CallSetup("call_x", "ws_x", new("av_x", "x", () => new FakeAgent()), [], [], "key", IsWhip: false);
        call = new Call(setup, "token", _ => { }, time, NullLogger.Instance);
        call.Open(new FakeMedia(time), TestSandbox.NewOffer());
    }

    public void Dispose() => call.Dispose();

    [Fact]
    public async Task FirstThatGivesUpWhileAnotherWaits_LeavesTheCallToTheOther()
    {
        var (first, second) = (AskAsync(), AskAsync());
        Answer();
        (await first).GiveUp();
        Assert.Equal((1, 0), (created, undone));
        (await second).Keep();
        Assert.Same(call, (await second).Outcome.Created!.Call);
        (await AskAsync()).GiveUp();
        Assert.Equal((1, 0), (created, undone)); // The second has the answer: a repeat that is lost takes it from nobody.
    }

    [Fact]
    public async Task LastThatGivesUp_UndoesTheCallOnceAndTheNextMakesAnother()
    {
        var (first, second) = (AskAsync(), AskAsync());
        Answer();
        (await second).GiveUp();
        (await first).GiveUp();
        Assert.Equal((1, 1), (created, undone));
        await AskAsync();
        Assert.Equal(2, created);
    }

    [Fact]
    public async Task WaiterThatWasCancelled_NeitherKeepsNorUndoesTheCall()
    {
        using var leaving = new CancellationTokenSource();
        var (first, second) = (AskAsync(), AskAsync(leaving.Token));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Answer();
        var share = await first;
        Assert.Equal(0, undone);
        share.GiveUp();
        Assert.Equal(1, undone);
    }

    [Fact]
    public async Task CallThatOutlivedTheWindowUnanswered_IsUndoneWithoutTouchingTheNext()
    {
        var first = AskAsync();
        Answer();
        time.Advance(TimeSpan.FromSeconds(60));
        (await AskAsync()).Keep();
        (await first).GiveUp();
        Assert.Equal((2, 1), (created, undone));
        await AskAsync();
        Assert.Equal(2, created);
    }

    private void Answer() => answer.SetResult(new CreateOutcome(new CreatedCall(call, "token"), null));

    private Task<CreateShare> AskAsync(CancellationToken? cancellationToken = null) => once.RunAsync(
        "the same", CreateAsync, _ => undone++, cancellationToken ?? TestContext.Current.CancellationToken);

    private Task<CreateOutcome> CreateAsync()
    {
        created++;
        return answer.Task;
    }
}
