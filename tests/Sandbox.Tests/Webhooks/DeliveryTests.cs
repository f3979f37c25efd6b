using Sandbox.Tests.Infrastructure;
using Sandbox.Webhooks;

namespace Sandbox.Tests.Webhooks;

/// <summary>How deliveries come through: retries, crashes, races.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ReceiverThatFails_IsTriedAgainAfter10Seconds1MinuteAnd5Minutes(DatabaseKind kind)
    {
        await using var stage = await DeliveryStage.StartAsync(kind);
        stage.Receiver.AnswerWith(503);
        await stage.WriteAsync();
        stage.Work();
        stage.Look();
        await stage.NotesAsync(1);
        foreach (var (wait, attempt) in new[] { (TimeSpan.FromSeconds(10), 2), (TimeSpan.FromMinutes(1), 3), (TimeSpan.FromMinutes(5), 4) })
        {
            Assert.Equal(stage.Time.GetUtcNow() + wait, (await stage.DeliveriesAsync())[0].NextAttemptAt);
            stage.Time.Advance(wait - TimeSpan.FromMilliseconds(1));
            Assert.Empty(await stage.Queue().TakeAsync(10, [], Cancellation));
            // The moment at which the worker looks and none beyond it: from that it counts the next wait.
            stage.Time.Advance(TimeSpan.FromMilliseconds(1));
            await stage.NotesAsync(attempt);
        }
        var given = Assert.Single(await stage.DeliveriesAsync());
        Assert.Equal((null, 4, false), (given.NextAttemptAt, given.Attempts, given.IsSuccess));
        Assert.Equal([0, 1, 2, 3], (await stage.AttemptsAsync()).Select(attempt => attempt.RetryAttempt));
        Assert.All(await stage.AttemptsAsync(), attempt => Assert.Equal((503, "It answered with 503, not with 2xx."), (attempt.ResponseStatus, attempt.ErrorMessage)));
        Assert.Equal(4, stage.Receiver.Events.Count);
        Assert.Single(stage.Receiver.Events.Select(told => (told.Delivery, Convert.ToHexString(told.Raw))).Distinct());
        // Each attempt says when it was made.
        Assert.Equal(4, stage.Receiver.Events.Select(told => told.Headers["X-DialNexa-Signature"]).Distinct().Count());
        Assert.All(stage.Receiver.Events, told => Assert.True(told.IsSignedWith("whsec_1")));
    }

    [Fact]
    public async Task ReceiverThatRecovers_IsNotToldAgain()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite);
        stage.Receiver.AnswerWith(500);
        await stage.WriteAsync();
        stage.Work();
        stage.Look();
        await stage.NotesAsync(1);
        stage.Receiver.AnswerWith(200);
        stage.Time.Advance(TimeSpan.FromSeconds(11));
        await stage.NotesAsync(2);
        var done = Assert.Single(await stage.DeliveriesAsync());
        Assert.Equal((null, 2, true), (done.NextAttemptAt, done.Attempts, done.IsSuccess));
        Assert.Equal([500, 200], (await stage.AttemptsAsync()).Select(attempt => attempt.ResponseStatus!.Value));
    }

    [Fact]
    public async Task WebhookWithoutRetries_IsTriedOnce()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite, maxRetries: 0);
        stage.Receiver.AnswerWith(302);
        await stage.WriteAsync();
        stage.Work();
        stage.Look();
        await stage.NotesAsync(1);
        Assert.Null((await stage.DeliveriesAsync())[0].NextAttemptAt);
    }

    [Fact]
    public async Task ReceiverThatDoesNotAnswer_IsGivenUpAfterItsTimeout()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite, timeoutMs: 2_000);
        stage.Receiver.Hang();
        await stage.WriteAsync();
        stage.Work();
        stage.Look();
        await Eventually.Is(() => stage.Receiver.Events.Count == 1, "it is sent");
        stage.Time.Advance(TimeSpan.FromMilliseconds(2_000));
        await stage.NotesAsync(1);
        var attempt = Assert.Single(await stage.AttemptsAsync());
        Assert.Equal((null, "It did not answer within 2000 ms.", 2_000), (attempt.ResponseStatus, attempt.ErrorMessage, attempt.DurationMs));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ProcessThatDiesBeforeItSends_LosesNothing(DatabaseKind kind)
    {
        await using var stage = await DeliveryStage.StartAsync(kind);
        await stage.WriteAsync();
        stage.Reopen();
        stage.Work();
        stage.Look();
        await stage.NotesAsync(1);
        Assert.Single(stage.Receiver.Events);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ProcessThatDiesWhileItSends_LeavesItToTheNextAfterItsLease(DatabaseKind kind)
    {
        await using var stage = await DeliveryStage.StartAsync(kind);
        await stage.WriteAsync();
        Assert.Single(await stage.Queue().TakeAsync(10, [], Cancellation));
        stage.Reopen();
        stage.Time.Advance(TimeSpan.FromSeconds(10) + DeliveryQueue.LeaseMargin - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await stage.Queue().TakeAsync(10, [], Cancellation));
        stage.Work();
        stage.Look();
        await stage.NotesAsync(1);
        Assert.True(Assert.Single(await stage.DeliveriesAsync()).IsSuccess);
    }

    [Fact]
    public async Task AttemptThatOutlivesItsLease_IsNotNoted()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite);
        await stage.WriteAsync();
        var late = Assert.Single(await stage.Queue().TakeAsync(10, [], Cancellation));
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        var next = Assert.Single(await stage.Queue().TakeAsync(10, [], Cancellation));
        await stage.Queue().NoteAsync(late, new SendOutcome(500, "It answered with 500, not with 2xx.", TimeSpan.Zero), Cancellation);
        Assert.Empty(await stage.AttemptsAsync());
        await stage.Queue().NoteAsync(next, new SendOutcome(200, null, TimeSpan.Zero), Cancellation);
        Assert.Equal(200, Assert.Single(await stage.AttemptsAsync()).ResponseStatus);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ProcessesThatRace_SendEachOnce(DatabaseKind kind)
    {
        const int Count = 100;
        await using var stage = await DeliveryStage.StartAsync(kind);
        await stage.WriteAsync(Count);
        stage.Work();
        stage.Work();
        stage.Work();
        stage.Look();
        await stage.NotesAsync(Count);
        var sent = stage.Receiver.Events.GroupBy(told => told.Delivery).Select(group => group.Count()).ToList();
        Assert.Equal((Count, 1), (sent.Count, sent.Max()));
    }

    [Fact]
    public async Task WorkerThatStops_GivesBackWhatItSends()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite);
        stage.Receiver.Hang();
        await stage.WriteAsync();
        var worker = stage.Work();
        stage.Look();
        await Eventually.Is(() => stage.Receiver.Events.Count == 1, "it is sent");
        await stage.StopAsync(worker);
        Assert.Equal(stage.Time.GetUtcNow(), Assert.Single(await stage.DeliveriesAsync()).NextAttemptAt);
        Assert.Empty(await stage.AttemptsAsync());
    }

    [Fact]
    public async Task PrivateAddressThatWasSavedBefore_IsNotConnectedTo()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite);
        await stage.WriteAsync();
        stage.Work(isAllowed: false);
        stage.Look();
        await stage.NotesAsync(1);
        Assert.Contains("has no public address", Assert.Single(await stage.AttemptsAsync()).ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(stage.Receiver.Events);
    }

    [Fact]
    public async Task ReceiverThatIsNotThere_IsNotedWithoutAStatus()
    {
        using var nowhere = new UnusedAddress();
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite, url: $"{nowhere.Url}/hook");
        await stage.WriteAsync();
        stage.Work();
        stage.Look();
        await stage.NotesAsync(1);
        var attempt = Assert.Single(await stage.AttemptsAsync());
        Assert.Null(attempt.ResponseStatus);
        Assert.NotEmpty(attempt.ErrorMessage!);
    }

    [Fact]
    public async Task SlowReceiver_LeavesRoomForOthers()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite);
        stage.Receiver.Hang();
        await stage.WriteAsync(40);
        stage.Work();
        for (var looks = 0; looks < 4; looks++)
        {
            stage.Look();
        }
        await Eventually.Is(() => stage.Receiver.Events.Count >= 8, "it is told of some");
        stage.Look();
        var other = await stage.Queue().TakeAsync(100, [], Cancellation);
        Assert.InRange(other.Count, 40 - 15, 40 - 8);
    }
}
