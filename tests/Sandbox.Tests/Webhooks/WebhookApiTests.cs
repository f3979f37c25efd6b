using System.Net;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Webhooks;

public sealed class WebhookApiTests
{
    private static readonly string[] OneEvent = ["call.ended"];
    private static readonly string[] AllEvents = ["call.started", "call.ended", "call.transcript_ready", "call.analysis_ready"];

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task NewWebhook_IsPingedAndShowsItsSecretOnce(DatabaseKind database)
    {
        await using var hooked = await HookedSandbox.StartAsync(database);
        using var response = await hooked.SendAsync("POST", "", new { url = hooked.Receiver.Url });
        var made = await HookedSandbox.ReadAsync(response);
        var (id, secret) = ((string)made["id"]!, (string)made["secret"]!);
        Assert.Equal((HttpStatusCode.Created, $"/v1/user-webhooks/{id}"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        Assert.Equal(AllEvents, made["events"]!.AsArray().Select(name => (string)name!));
        Assert.Equal((3, 10_000), ((int)made["max_retries"]!, (int)made["timeout_ms"]!));

        var ping = Assert.Single(hooked.Receiver.Verifications);
        Assert.Equal("POST /hook?token=1 application/json", ping.Line);
        Assert.Equal("DialNexa-External-Webhook-Verification/1.0", ping.Headers["User-Agent"]);
        Assert.Equal(("ws_sandbox", "2026-01-01T00:00:00Z"), (ping.Text("workspace_id"), ping.Text("timestamp")));
        Assert.True(ping.IsSignedWith(secret));

        foreach (var below in new[] { "", "/" + id })
        {
            using var read = await hooked.SendAsync("GET", below);
            var text = await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains(id, text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(301, "It answered with 301")]
    [InlineData(404, "It answered with 404")]
    [InlineData(500, "It answered with 500")]
    public async Task PingThatIsNotAnswered2xx_SavesNothing(int status, string why)
    {
        await using var hooked = await HookedSandbox.StartAsync();
        hooked.Receiver.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.SendAsync("POST", "", new { url = hooked.Receiver.Url }));
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Single(hooked.Receiver.Verifications); // A redirect was not followed.
        await HasNoneAsync(hooked);
    }

    [Fact]
    public async Task PingWithoutAnAnswerFor5Seconds_SavesNothing()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        hooked.Receiver.Hang();
        var asked = hooked.SendAsync("POST", "", new { url = hooked.Receiver.Url });
        await Eventually.Is(() => hooked.Receiver.Verifications.Count == 1, "the ping comes");
        hooked.Sandbox.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(asked.IsCompleted);
        hooked.Sandbox.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Contains("did not answer within 5000 ms", await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await asked), StringComparison.Ordinal);
        await HasNoneAsync(hooked);
    }

    [Theory]
    [InlineData("""{}""", "'url' is missing")]
    [InlineData("""null""", "The body is 'null'")]
    [InlineData("""[""", "The body does not fit (at")]
    [InlineData("""{"url":"https://a.example","event":["call.ended"]}""", "The body does not fit (at")]
    [InlineData("""{"url":"hook"}""", "Write one that begins with 'https://'")]
    [InlineData("""{"url":"ftp://a.example/"}""", "Write one that begins with 'https://'")]
    [InlineData("""{"url":"https://user:pass@a.example/"}""", "a user name")]
    [InlineData("""{"url":"https://a.example/#part"}""", "a fragment")]
    [InlineData("""{"url":"https://a.example","events":[]}""", "at least one")]
    [InlineData("""{"url":"https://a.example","events":["call.ended","call.ended"]}""", "each once")]
    [InlineData("""{"url":"https://a.example","events":["verification"]}""", "Choose from call.started")]
    [InlineData("""{"url":"https://a.example","events":[null]}""", "Choose from call.started")]
    [InlineData("""{"url":"https://a.example","max_retries":4}""", "a number from 0 to 3")]
    [InlineData("""{"url":"https://a.example","max_retries":-1}""", "a number from 0 to 3")]
    [InlineData("""{"url":"https://a.example","timeout_ms":999}""", "a number from 1000 to 60000")]
    [InlineData("""{"url":"https://a.example","timeout_ms":60001}""", "a number from 1000 to 60000")]
    public async Task BodyThatIsWrong_IsRefusedWithTheFix(string body, string fix)
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var request = TestSandbox.Request("POST", HookedSandbox.Root, TestSandbox.Secret);
        request.Content = TestSandbox.Body(body, "application/json");
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.Sandbox.SendAsync(request));
        Assert.Contains(fix, message, StringComparison.Ordinal);
        await HasNoneAsync(hooked);
    }

    [Fact]
    public async Task UrlOf151Characters_IsTooLong()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var url = hooked.Receiver.Url;
        using var fits = await hooked.SendAsync("POST", "", new { url = url.PadRight(150, 'x') });
        Assert.Equal(HttpStatusCode.Created, fits.StatusCode);
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.SendAsync("POST", "", new { url = url.PadRight(151, 'x') }));
        Assert.Contains("151 characters; the limit is 150", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherContentType_IsRefused()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var request = TestSandbox.Request("POST", HookedSandbox.Root, TestSandbox.Secret);
        request.Content = TestSandbox.Body("{}", "text/plain");
        await ErrorAssert.IsAsync(ErrorCode.UnsupportedMediaType, await hooked.Sandbox.SendAsync(request));
    }

    [Fact]
    public async Task ChangeOfAnythingButTheUrl_IsNotPinged()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, _) = await hooked.CreateAsync();
        using var response = await hooked.SendAsync(
            "PATCH", "/" + id, new { url = hooked.Receiver.Url, events = OneEvent, max_retries = 0, timeout_ms = 1_000 });
        var changed = await HookedSandbox.ReadAsync(response);
        Assert.Equal("""["call.ended"]""", changed["events"]!.ToJsonString());
        Assert.Equal((0, 1_000, null), ((int)changed["max_retries"]!, (int)changed["timeout_ms"]!, changed["secret"]));
        Assert.Single(hooked.Receiver.Verifications);
    }

    [Fact]
    public async Task NewUrlThatDoesNotAnswer_LeavesTheOld()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, _) = await hooked.CreateAsync();
        hooked.Receiver.AnswerWith(500);
        await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest, await hooked.SendAsync("PATCH", "/" + id, new { url = hooked.Receiver.Url + "2", max_retries = 0 }));
        using var response = await hooked.SendAsync("GET", "/" + id);
        var read = await HookedSandbox.ReadAsync(response);
        Assert.Equal((hooked.Receiver.Url, 3), ((string?)read["url"], (int)read["max_retries"]!));
    }

    [Fact]
    public async Task WebhookThatIsDeletedWhileItsNewUrlIsAsked_IsNotThere()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, _) = await hooked.CreateAsync();
        hooked.Receiver.Answer = async context =>
        {
            using var deleted = await hooked.SendAsync("DELETE", "/" + id);
            context.Response.StatusCode = (int)deleted.StatusCode;
        };
        await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest, await hooked.SendAsync("PATCH", "/" + id, new { url = hooked.Receiver.Url + "2" }), status: 404);
    }

    [Fact]
    public async Task RotatedSecret_SignsFromThenOn()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, old) = await hooked.CreateAsync("call.started");
        using var response = await hooked.SendAsync("PATCH", "/" + id, new { rotate_secret = true });
        var secret = (string)(await HookedSandbox.ReadAsync(response))["secret"]!;
        await hooked.Sandbox.ConnectAsync();
        await hooked.ReceivesAsync(1);
        Assert.Equal((true, false), (hooked.Receiver.Events[0].IsSignedWith(secret), hooked.Receiver.Events[0].IsSignedWith(old)));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task DeletedWebhook_IsGoneWithItsDeliveries(DatabaseKind database)
    {
        await using var hooked = await HookedSandbox.StartAsync(database);
        var (id, _) = await hooked.CreateAsync("call.started");
        await hooked.Sandbox.ConnectAsync();
        await hooked.ReceivesAsync(1);
        using var deleted = await hooked.SendAsync("DELETE", "/" + id);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.SendAsync("GET", "/" + id), status: 404);
        await using var kept = await hooked.Sandbox.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), (kept.Deliveries.Count(), kept.Webhooks.Count()));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/deliveries")]
    public async Task UnknownWebhook_Is404(string method, string below)
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var body = method == "PATCH" ? new { } : null;
        var message = await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.SendAsync(method, "/wh_no" + below, body), status: 404);
        Assert.Contains("'wh_no'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "")]
    [InlineData("GET", "/wh_1")]
    [InlineData("PATCH", "/wh_1")]
    [InlineData("DELETE", "/wh_1")]
    [InlineData("GET", "/wh_1/deliveries")]
    public async Task PublishableKey_MayDoNothing(string method, string below)
    {
        await using var hooked = await HookedSandbox.StartAsync();
        await ErrorAssert.IsAsync(ErrorCode.KeyNotAllowed, await hooked.SendAsync(method, below, key: TestSandbox.Publishable));
    }

    [Fact]
    public async Task WebhookOfAnotherWorkspace_IsNotThere()
    {
        await using var hooked = await HookedSandbox.StartAsync();
        var (id, _) = await hooked.CreateAsync();
        var stranger = await StrangerAsync(hooked.Sandbox);
        foreach (var (method, below) in new[] { ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/deliveries") })
        {
            var body = method == "PATCH" ? new { max_retries = 0 } : null;
            await ErrorAssert.IsAsync(ErrorCode.InvalidRequest, await hooked.SendAsync(method, $"/{id}{below}", body, stranger), status: 404);
        }
        using var list = await hooked.SendAsync("GET", key: stranger);
        Assert.Empty((await HookedSandbox.ReadAsync(list)).AsArray());
    }

    private static async Task<string> StrangerAsync(TestSandbox sandbox)
    {
        var key = global::Sandbox.Keys.NewKey.Make("ws_other", "Another's", null, sandbox.Time.GetUtcNow());
        await using var database = await sandbox.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        database.Keys.Add(key.Row);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return key.Text;
    }

    private static async Task HasNoneAsync(HookedSandbox hooked)
    {
        using var list = await hooked.SendAsync("GET");
        Assert.Empty((await HookedSandbox.ReadAsync(list)).AsArray());
    }
}
