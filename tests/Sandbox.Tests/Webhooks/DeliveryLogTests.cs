using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Webhooks;

public sealed class DeliveryLogTests
{
    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Log_HasEachAttemptTheNewestFirst(DatabaseKind database)
    {
        await using var hooked = await HookedSandbox.StartAsync(database);
        var (id, _) = await hooked.CreateAsync("call.started");
        hooked.Receiver.AnswerWith(500);
        var call = await hooked.Sandbox.ConnectAsync();
        await hooked.LookAsync();
        await HasAsync(hooked, id, 1);
        hooked.Receiver.AnswerWith(200);
        hooked.Sandbox.Time.Advance(TimeSpan.FromSeconds(11));
        var log = await HasAsync(hooked, id, 2);

        var delivery = hooked.Receiver.Events[0].Delivery;
        Assert.Equal([(1, 200, true, null), (0, 500, false, "It answered with 500, not with 2xx.")], log.Select(Outcome));
        Assert.All(log, attempt => Assert.Equal(
            (delivery, "call.started", call.Created.CallId, null),
            ((string?)attempt!["delivery_id"], (string?)attempt["event"], (string?)attempt["call_id"], attempt["next_attempt_at"])));
        Assert.Equal(1, (int)Assert.Single(await ReadAsync(hooked, $"/{id}/deliveries?limit=1"))!["retry_attempt"]!);
    }

    [Fact]
    public async Task FailedAttempt_SaysWhenTheNextIs()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, _) = await hooked.CreateAsync("call.started");
        hooked.Receiver.AnswerWith(500);
        await hooked.Sandbox.ConnectAsync();
        await hooked.LookAsync();
        var attempt = Assert.Single(await HasAsync(hooked, id, 1))!;
        Assert.Equal(TimeSpan.FromSeconds(10), (DateTime)attempt["next_attempt_at"]! - (DateTime)attempt["attempted_at"]!);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("many")]
    public async Task LimitOutOfRange_IsRefused(string limit)
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, _) = await hooked.CreateAsync();
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.SendAsync("GET", $"/{id}/deliveries?limit={limit}"));
        Assert.Contains("from 1 to 200", message, StringComparison.Ordinal);
    }

    private static (int, int?, bool, string?) Outcome(JsonNode? attempt) =>
        ((int)attempt!["retry_attempt"]!, (int?)attempt["response_status"], (bool)attempt["is_success"]!, (string?)attempt["error_message"]);

    private static async Task<JsonArray> HasAsync(HookedSandbox hooked, string id, int count)
    {
        JsonArray log = [];
        await Eventually.Is(async () => (log = await ReadAsync(hooked, $"/{id}/deliveries")).Count == count, $"{count} attempts are in the log");
        return log;
    }

    private static async Task<JsonArray> ReadAsync(HookedSandbox hooked, string below)
    {
        using var response = await hooked.SendAsync("GET", below);
        return (await HookedSandbox.ReadAsync(response)).AsArray();
    }
}
