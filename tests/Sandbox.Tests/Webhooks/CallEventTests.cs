using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Agents;
using Sandbox.Records;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Webhooks;

/// <summary>What webhooks are told of a call's life.</summary>
public sealed class CallEventTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task WholeCall_IsToldInFourEvents(DatabaseKind database)
    {
        await using var hooked = await HookedSandbox.StartAsync(database);
        var (_, secret) = await hooked.CreateAsync();
        var call = await ConnectAsync(hooked.Sandbox);
        await hooked.ReceivesAsync(1);
        Say(hooked.Sandbox, TurnRole.Agent, "Good morning");
        Say(hooked.Sandbox, TurnRole.User, "Grüß Gott, thanks");
        await call.SendAsync("DELETE");
        await hooked.AnalysesAsync(call);
        await hooked.ReceivesAsync(4);

        var events = hooked.Receiver.Events;
        Assert.Equal(
            ["call.analysis_ready", "call.ended", "call.started", "call.transcript_ready"], events.Select(told => told.Event).Order(StringComparer.Ordinal));
        Assert.Equal(4, events.Select(told => told.Delivery).Distinct().Count());
        Assert.All(events, told =>
        {
            Assert.True(told.IsSignedWith(secret));
            Assert.Equal("POST /hook?token=1 application/json", told.Line);
            Assert.Equal("DialNexa-External-Webhook/1.0", told.Headers["User-Agent"]);
            Assert.Equal(
                ("ws_sandbox", call.Created.CallId, "agent_fake", "av_fake", "web"),
                (told.Text("workspace_id"), told.Text("session_id"), told.Text("agent_id"), told.Text("agent_version_id"), told.Text("type")));
            Assert.Equal("""{"order":"A1"}""", told.Body["metadata"]!.ToJsonString());
            Assert.False(told.Body.AsObject().ContainsKey("phone_number"));
        });
        var started = Of(events, "call.started");
        Assert.Equal(("initiated", false, false), (started.Text("status"), Has(started, "ended_at"), Has(started, "transcript")));
        var ended = Of(events, "call.ended");
        Assert.Equal(("completed", "user_disconnected", false), (ended.Text("status"), ended.Text("end_reason"), Has(ended, "transcript")));
        var transcript = Of(events, "call.transcript_ready");
        Assert.Equal("Agent: Good morning\nUser: Grüß Gott, thanks", transcript.Text("transcript"));
        Assert.Equal(
            """{"turn_id":"t1","role":"user","text":"Grüß Gott, thanks","final":true,"start_ms":1000,"end_ms":2000}""",
            transcript.Body["turns"]![1]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        var analysis = Of(events, "call.analysis_ready");
        Assert.Equal(("positive", "{}"), (analysis.Text("sentiment"), analysis.Body["analysis"]!.ToJsonString()));
        Assert.Contains("thanks", analysis.Text("summary"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task CallThatNeverConnected_HasOnlyAnEnd(DatabaseKind database)
    {
        await using var hooked = await HookedSandbox.StartAsync(database);
        await hooked.CreateAsync();
        var call = await hooked.Sandbox.CreateAsync();
        await call.SendAsync("DELETE");
        var record = await hooked.AnalysesAsync(call);
        Assert.Equal(("unknown", null, null), (record.Sentiment, record.Analysis, record.Summary));
        await hooked.ReceivesAsync(1);
        Assert.Equal(["call.ended"], await DeliveriesAsync(hooked.Sandbox));
        Assert.Equal("failed", hooked.Receiver.Events[0].Text("status"));
        Assert.DoesNotContain("analysis", await EventTypesAsync(hooked.Sandbox, call));
    }

    [Fact]
    public async Task NetworkThatComesBack_IsNoSecondStart()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        await hooked.CreateAsync();
        var call = await hooked.Sandbox.ConnectAsync();
        call.Peer.Vanish();
        hooked.Sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(Calls.CallStatus.Reconnecting, call.Server.Status);
        call.Peer.IsFlowing = true;
        hooked.Sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Calls.CallStatus.Connected, call.Server.Status);
        await hooked.Sandbox.Journal.FlushAsync(Cancellation);
        Assert.Equal(["call.started"], await DeliveriesAsync(hooked.Sandbox));
    }

    [Fact]
    public async Task EventThatWasNotChosen_IsNotTold()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        await hooked.CreateAsync("call.ended");
        await hooked.CreateAsync("call.ended", "call.started");
        var call = await hooked.Sandbox.ConnectAsync();
        await call.SendAsync("DELETE");
        await hooked.AnalysesAsync(call);
        Assert.Equal(["call.ended", "call.ended", "call.started"], await DeliveriesAsync(hooked.Sandbox));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task EndThatIsNotCommitted_IsToldToNobody(DatabaseKind database)
    {
        await using var hooked = await HookedSandbox.StartAsync(database);
        await hooked.CreateAsync("call.ended");
        var call = await hooked.Sandbox.ConnectAsync();
        var ending = new CallEnding(CallEndReason.SystemFailure, hooked.Sandbox.Time.GetUtcNow(), TimeSpan.Zero);
        await using (var kept = await hooked.Sandbox.Databases.CreateDbContextAsync(Cancellation))
        {
            await using var transaction = await kept.Database.BeginTransactionAsync(Cancellation);
            await ending.ApplyAsync(kept, call.Created.CallId, Cancellation);
            Assert.Equal(1, await kept.Deliveries.CountAsync(Cancellation));
            await transaction.RollbackAsync(Cancellation);
        }
        Assert.Empty(await DeliveriesAsync(hooked.Sandbox));
        Assert.Null((await call.ReadRecordAsync()).EndedAt);
    }

    [Fact]
    public async Task CallOfAnAbandoningProcess_IsToldAsEnded()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        await hooked.CreateAsync("call.ended");
        var call = await hooked.Sandbox.ConnectAsync();
        var id = call.Created.CallId;
        await using (var kept = await hooked.Sandbox.Databases.CreateDbContextAsync(Cancellation))
        {
            await kept.Slots.Where(slot => slot.CallId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(slot => slot.Instance, "inst_dead"), Cancellation);
        }
        hooked.Sandbox.Time.Advance(CallSlots.RenewEvery);
        await Eventually.Is(async () => (await call.ReadRecordAsync()).EndReason == "system_failure", "another closes it");
        await hooked.ReceivesAsync(1);
        Assert.Equal("system_failure", hooked.Receiver.Events[0].Text("end_reason"));
    }

    private static async Task<TestCall> ConnectAsync(TestSandbox sandbox)
    {
        var request = TestSandbox.CreateRequest();
        request.Content = JsonContent.Create(new { agent_version_id = "av_fake", offer = TestSandbox.NewOffer(), metadata = new { order = "A1" } });
        using var response = await sandbox.SendAsync(request);
        var call = await TestCall.FromAsync(sandbox, response);
        call.Peer.Connect();
        return call;
    }

    private static void Say(TestSandbox sandbox, TurnRole role, string text)
    {
        var second = TimeSpan.FromSeconds(role == TurnRole.Agent ? 0 : 1);
        sandbox.Agents[0].Call!.ShowTurn(new Turn($"t{second.Seconds}", role, text, true, second, second + TimeSpan.FromSeconds(1)));
    }

    private static Received Of(IEnumerable<Received> events, string name) => events.Single(told => told.Event == name);

    private static bool Has(Received told, string name) => told.Body.AsObject().ContainsKey(name);

    private static async Task<List<string>> DeliveriesAsync(TestSandbox sandbox)
    {
        await using var kept = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        return await kept.Deliveries.Select(delivery => delivery.Event).OrderBy(name => name).ToListAsync(Cancellation);
    }

    private static async Task<List<string>> EventTypesAsync(TestSandbox sandbox, TestCall call)
    {
        await using var kept = await sandbox.Databases.CreateDbContextAsync(Cancellation);
        return await kept.Events.Where(made => made.CallId == call.Created.CallId).Select(made => made.Type).ToListAsync(Cancellation);
    }
}
