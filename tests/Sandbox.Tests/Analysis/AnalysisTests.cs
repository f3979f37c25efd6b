using Microsoft.EntityFrameworkCore;
using Sandbox.Agents;
using Sandbox.Analysis;
using Sandbox.Tests.Infrastructure;
using Sandbox.Tests.Webhooks;

namespace Sandbox.Tests.Analysis;

/// <summary>From the end of a call to its record, on both databases.</summary>
public sealed class AnalysisTests
{
    private const string Booker = """
        { "name": "Booker", "type": "single_prompt", "prompt": "p", "post_call_analysis": [
          { "field_name": "guests", "field_type": "number", "field_description": "How many?" },
          { "field_name": "order", "field_type": "string", "field_description": "Which?", "rule": { "pattern": "order (\\w+)" } }
        ] }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task EndedCall_IsAnalysedByItsVersionsFields(DatabaseKind database)
    {
        var agent = new FakeAgent();
        var version = new AgentVersion("av_booker", "Booker", () => agent) { Definition = AgentDefinition.Read(Booker, isScripted: true).Definition };
        await using var hooked = await HookedSandbox.StartAsync(database, version);
        var (_, secret) = await hooked.CreateAsync("call.analysis_ready");
        var call = await hooked.Sandbox.ConnectAsync("av_booker");
        agent.Call!.ShowNode("greet", "say");
        agent.Call.ShowTurn(new Turn("t1", TurnRole.User, "Order A7 for four guests, thanks", true, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Null((await call.ReadRecordAsync()).Sentiment);
        await call.SendAsync("DELETE");

        var record = await hooked.AnalysesAsync(call);
        Assert.Equal(("""{"guests":4,"order":"A7"}""", "positive"), (record.Analysis, record.Sentiment));
        Assert.Contains("The agent went through greet.", record.Summary, StringComparison.Ordinal);
        await using (var kept = await hooked.Sandbox.Databases.CreateDbContextAsync(Cancellation))
        {
            var events = await kept.Events.Where(made => made.CallId == call.Created.CallId).OrderBy(made => made.Number).ToListAsync(Cancellation);
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(made => (int)made.Number));
            Assert.Equal(["ended", "analysis"], events.TakeLast(2).Select(made => made.Type));
            Assert.StartsWith("""{"analysis":{"guests":4,"order":"A7"},"summary":""", events[^1].Data, StringComparison.Ordinal);
        }
        using (var read = await hooked.Sandbox.SendAsync(TestSandbox.Request("GET", "/v1/calls/" + call.Created.CallId, TestSandbox.Secret)))
        {
            var view = await HookedSandbox.ReadAsync(read);
            Assert.Equal(
                (record.Analysis, record.Summary, "positive"), (view["analysis"]!.ToJsonString(), (string?)view["summary"], (string?)view["sentiment"]));
        }
        await hooked.ReceivesAsync(1);
        var told = Assert.Single(hooked.Receiver.Events);
        Assert.Equal(("call.analysis_ready", true), (told.Event, told.IsSignedWith(secret)));
        Assert.Equal(record.Analysis, told.Body["analysis"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ProcessThatDiesWhileItAnalyses_LeavesItToTheNextAfterItsLease(DatabaseKind database)
    {
        await using var stage = await DeliveryStage.StartAsync(database);
        await MarkDueAsync(stage);
        var queue = new AnalysisQueue(stage.Databases, stage.Time);
        var first = Assert.Single(await queue.TakeAsync(10, Cancellation));
        Assert.Empty(await queue.TakeAsync(10, Cancellation));
        stage.Time.Advance(AnalysisQueue.Lease);
        var second = Assert.Single(await queue.TakeAsync(10, Cancellation));
        // The first was only slow.
        await queue.StoreAsync(first, new AnalysisResult([], "slow", "neutral"), Cancellation);
        await queue.StoreAsync(second, new AnalysisResult([], "taken over", "neutral"), Cancellation);
        await using var kept = await stage.Databases.CreateDbContextAsync(Cancellation);
        Assert.Equal("taken over", (await kept.Calls.SingleAsync(Cancellation)).Summary);
        Assert.Equal("analysis", (await kept.Events.SingleAsync(Cancellation)).Type);
        Assert.Empty(await queue.TakeAsync(10, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ProcessesThatRace_TakeACallOnce(DatabaseKind database)
    {
        await using var stage = await DeliveryStage.StartAsync(database);
        await MarkDueAsync(stage);
        var queue = new AnalysisQueue(stage.Databases, stage.Time);
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => queue.TakeAsync(10, Cancellation), Cancellation)));
        Assert.Single(taken.SelectMany(calls => calls));
    }

    [Fact]
    public async Task CallThatIsGivenBack_IsDueAtOnce()
    {
        await using var stage = await DeliveryStage.StartAsync(DatabaseKind.Sqlite);
        await MarkDueAsync(stage);
        var queue = new AnalysisQueue(stage.Databases, stage.Time);
        await queue.GiveBackAsync(Assert.Single(await queue.TakeAsync(10, Cancellation)));
        Assert.Single(await queue.TakeAsync(10, Cancellation));
    }

    private static async Task MarkDueAsync(DeliveryStage stage)
    {
        await using var database = await stage.Databases.CreateDbContextAsync(Cancellation);
        await database.Calls.ExecuteUpdateAsync(set => set.SetProperty(call => call.IsAnalysisDue, true), Cancellation);
    }
}
