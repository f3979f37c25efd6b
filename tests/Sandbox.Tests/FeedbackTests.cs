using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

/// <summary><c>POST {location}/feedback</c>, and what the record has of it.</summary>
public sealed class FeedbackTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Feedback_IsOnTheRecordPutTogetherFromAllThatWasSent(DatabaseKind kind)
    {
        await using var sandbox = await TestSandbox.StartAsync(database: kind);
        var call = await sandbox.ConnectAsync();
        await GiveAsync(call, """{"client_stats":{"stages":{"prompt":120,"connected":640.5},"loss":0.01,"jitter_ms":null}}""");
        await GiveAsync(call, """{"rating":2,"comment":" So\nlà. ","client_stats":{"stages":{"connected":700},"round_trip_ms":31}}""");
        await GiveAsync(call, """{"rating":5,"new_field":{}}""");
        var record = await ReadAsync(sandbox, call);
        Assert.Equal("""{"rating":5,"comment":"So\nlà."}""", Normal(record.GetProperty("feedback")));
        Assert.Equal(
            """{"loss":0.01,"round_trip_ms":31,"stages":{"prompt":120,"connected":700}}""", Normal(record.GetProperty("client_stats")));
        await GiveAsync(call, """{"comment":""}""");
        Assert.Equal("""{"rating":5}""", Normal((await ReadAsync(sandbox, call)).GetProperty("feedback")));
    }

    [Fact]
    public async Task CallWithoutFeedback_HasNeitherField()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await GiveAsync(call, "{}");
        var record = await ReadAsync(sandbox, call);
        Assert.False(record.TryGetProperty("feedback", out _) || record.TryGetProperty("client_stats", out _));
    }

    [Fact]
    public async Task EndedCall_TakesFeedbackFor5Minutes()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await call.SendAsync("DELETE");
        sandbox.Time.Advance(TimeSpan.FromMinutes(4.9));
        await GiveAsync(call, """{"rating":4}""");
        Assert.Equal(4, (await ReadAsync(sandbox, call)).GetProperty("feedback").GetProperty("rating").GetInt32());
        sandbox.Time.Advance(TimeSpan.FromMinutes(0.2));
        await ErrorAssert.IsAsync(ErrorCode.InvalidKey, await call.SendAsync("POST", "/feedback", """{"rating":1}"""));
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("null", "'null'")]
    [InlineData("""{"rating":0}""", "'rating' is 0. Send a whole number from 1 to 5")]
    [InlineData("""{"rating":6}""", "'rating' is 6")]
    [InlineData("""{"rating":4.5}""", "'rating' is 4.5")]
    [InlineData("""{"rating":"good"}""", "$.rating")]
    [InlineData("""{"comment":7}""", "$.comment")]
    [InlineData("""{"comment":"a\u0000b"}""", "control character")]
    [InlineData("""{"comment":"\ud800"}""", "$.comment")]
    [InlineData("""{"client_stats":[1]}""", "'client_stats' is a JSON Array")]
    [InlineData("""{"client_stats":{"loss":"much"}}""", "'client_stats.loss' is no finite number")]
    [InlineData("""{"client_stats":{"loss":1e999}}""", "'client_stats.loss' is no finite number")]
    [InlineData("""{"client_stats":{"candidate":{"ip":1}}}""", "'client_stats.candidate' is no finite number")]
    [InlineData("""{"client_stats":{"stages":{"prompt":{"ms":1}}}}""", "'client_stats.stages.prompt' is no finite number")]
    [InlineData("""{"client_stats":{"stages":7}}""", "'client_stats.stages' is a JSON Number")]
    [InlineData("""{"client_stats":{"jane@example.com":1}}""", "a name that is not 1 to 40")]
    [InlineData("""{"client_stats":{"":1}}""", "a name that is not 1 to 40")]
    [InlineData("""{"client_stats":{"a2345678901234567890123456789012345678901":1}}""", "a name that is not 1 to 40")]
    [InlineData("""{"client_stats":{"\ud800":1}}""", "a name that is not 1 to 40")]
    public async Task FeedbackThatDoesNotFit_IsInvalidAndChangesNothing(string body, string message)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await GiveAsync(call, """{"rating":3}""");
        var said = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await call.SendAsync("POST", "/feedback", body));
        Assert.Contains(message, said, StringComparison.Ordinal);
        Assert.Equal("""{"rating":3}""", Normal((await ReadAsync(sandbox, call)).GetProperty("feedback")));
    }

    [Theory]
    [InlineData(1_000, HttpStatusCode.NoContent)]
    [InlineData(1_001, HttpStatusCode.BadRequest)]
    public async Task Comment_HasAtMost1000Characters(int length, HttpStatusCode expected)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        using var response = await call.SendAsync("POST", "/feedback", $$"""{"comment":"{{new string('é', length)}}"}""");
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task StatsOfMoreThan4KilobytesInAll_AreTooLarge()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await GiveAsync(call, Stats(255)); // 4,081 bytes.
        await GiveAsync(call, Stats(255)); // The same names again are no more.
        await ErrorAssert.IsAsync(ErrorCode.PayloadTooLarge, await call.SendAsync("POST", "/feedback", """{"client_stats":{"stat_9999":1.5}}"""));
    }

    [Fact]
    public async Task MoreThan20AMinute_AreRefused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        for (var i = 0; i < 20; i++)
        {
            await GiveAsync(call, """{"rating":5}""");
        }
        await ErrorAssert.IsAsync(ErrorCode.RateLimited, await call.SendAsync("POST", "/feedback", """{"rating":5}"""));
    }

    [Fact]
    public async Task OtherMediaType_IsUnsupported()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await ErrorAssert.IsAsync(ErrorCode.UnsupportedMediaType, await call.SendAsync("POST", "/feedback", "{}", "text/plain"));
    }

    [Fact]
    public async Task TestsSeeIt_OnTheControlApi()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await GiveAsync(call, """{"rating":1,"comment":"Too slow","client_stats":{"stages":{"prompt":9000}}}""");
        using var response = await sandbox.ControlAsync("GET", $"/sandbox/calls/{call.Created.CallId}");
        var view = JsonElement.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("""{"rating":1,"comment":"Too slow"}""", Normal(view.GetProperty("feedback")));
        Assert.Equal("""{"stages":{"prompt":9000}}""", Normal(view.GetProperty("client_stats")));
    }

    [Fact]
    public async Task Export_HasItToo()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync();
        await GiveAsync(call, """{"rating":4,"comment":"=1+1","client_stats":{"loss":0}}""");
        await sandbox.Journal.FlushAsync(Cancellation);
        using var response = await sandbox.AskAsync("GET", "/v1/calls?export=csv&columns=feedback_rating,feedback_comment,client_stats");
        Assert.Equal(
            "feedback_rating,feedback_comment,client_stats\r\n4,'=1+1,\"{\"\"loss\"\":0}\"\r\n", await response.Content.ReadAsStringAsync(Cancellation));
    }

    // Each has 16 bytes with its comma.
    private static string Stats(int count) =>
        "{\"client_stats\":{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"stat_{i:0000}\":1.5")) + "}}";

    private static async Task GiveAsync(TestCall call, string body)
    {
        using var response = await call.SendAsync("POST", "/feedback", body);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.NoContent, $"{response.StatusCode} {text}");
    }

    private static async Task<JsonElement> ReadAsync(TestSandbox sandbox, TestCall call)
    {
        await sandbox.Journal.FlushAsync(Cancellation);
        return await sandbox.ReadAsync("GET", $"/v1/calls/{call.Created.CallId}");
    }

    private static string Normal(JsonElement json) => JsonSerializer.Serialize(json, Readable);
}
