using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Tests.Infrastructure;
using WebRtc.Client;

namespace Sandbox.Tests.Records;

/// <summary>Signal 9 in the middle of calls, at several moments: what anybody saw of them is in their records.</summary>
public sealed class KillTests
{
    // After so many events in each call: as it is answered, while the agent speaks, while the visitor types.
    private static readonly int[] Moments = [1, 3, 6, 10, 16];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task ProcessKilledInTheMiddleOfACall_LosesNothingThatWasSeen(DatabaseKind kind)
    {
        Assert.SkipWhen(WebRtc.WebRtcEndpoint.MissingPiece is not null, $"No live calls here: {WebRtc.WebRtcEndpoint.MissingPiece}");
        using var folder = new TemporaryFolder();
        var postgres = await Databases.NewAsync(kind);
        var calls = new List<SeenCall>();
        foreach (var moment in Moments)
        {
            await using var process = await SandboxProcess.StartAsync(folder.Path, postgres);
            calls.Add(await CallAndKillAsync(process, moment));
        }
        var turns = new Dictionary<string, string[]>();
        await using (var last = await SandboxProcess.StartAsync(folder.Path, postgres))
        {
            foreach (var call in calls)
            {
                turns[call.Id] = await ReadClosedAsync(last, call, kind);
            }
        }
        await AssertStoredAsync(calls, turns, folder.Path, postgres);
        var events = string.Join(", ", calls.Select(call => call.Events.Count));
        TestContext.Current.TestOutputHelper!.WriteLine($"{kind}: {calls.Count} kills, after {events} events; nothing was lost");
    }

    [Fact]
    public async Task ProcessKilledWhileThePageIsAway_ClosesTheCallAndKeepsItsFeedback()
    {
        Assert.SkipWhen(WebRtc.WebRtcEndpoint.MissingPiece is not null, $"No live calls here: {WebRtc.WebRtcEndpoint.MissingPiece}");
        using var folder = new TemporaryFolder();
        SeenCall call;
        await using (var process = await SandboxProcess.StartAsync(folder.Path, ""))
        {
            using var client = new WebRtcClient();
            var (created, location) = await CreateAsync(process, client);
            await client.ConnectAsync(created.Answer!, Cancellation);
            await PostAsync(process, location + "/feedback", created.CallToken, """{"rating":4}""");
            await PostAsync(process, location + "/leave", created.CallToken, "");
            await process.KillAsync();
            call = new SeenCall(created.CallId, []);
        }
        await using var next = await SandboxProcess.StartAsync(folder.Path, "");
        await ReadClosedAsync(next, call, DatabaseKind.Sqlite);
        using var read = await next.Client.SendAsync(TestSandbox.Request("GET", "/v1/calls/" + call.Id, TestSandbox.Secret), Cancellation);
        Assert.Contains("""{"rating":4}""", await read.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task PostAsync(SandboxProcess process, string path, string token, string body)
    {
        var request = TestSandbox.Request("POST", path, token);
        request.Content = TestSandbox.Body(body, "application/json");
        using var response = await process.Client.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<(WebCallCreated Created, string Location)> CreateAsync(SandboxProcess process, WebRtcClient client)
    {
        var request = TestSandbox.Request("POST", "/v1/web-calls", TestSandbox.Publishable);
        request.Content = JsonContent.Create(new { agent_version_id = "av_demo", offer = client.Offer });
        using var response = await process.Client.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
        var created = await response.Content.ReadFromJsonAsync<WebCallCreated>(ProtocolJson.Options, Cancellation);
        return (created!, response.Headers.Location!.ToString());
    }

    private static async Task<SeenCall> CallAndKillAsync(SandboxProcess process, int moment)
    {
        using var client = new WebRtcClient();
        var (created, location) = await CreateAsync(process, client);
        using var events = await EventReader.OpenAsync(process.Client, location, created.CallToken);
        var seen = new List<string>();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var visiting = VisitAsync(process.Client, client, created.Answer!, location, created.CallToken, stopping.Token);
        while (seen.Count < moment)
        {
            seen.Add(await events.NextAsync() ?? throw new InvalidOperationException("The stream ended before the kill."));
        }
        await process.KillAsync();
        await stopping.CancelAsync();
        await visiting;
        seen.AddRange(await RestAsync(events));
        return new SeenCall(created.CallId, [.. seen.Where(block => block != ":").Select(Event)]);
    }

    // Talks by typing, again and again, until the server is gone.
    private static async Task VisitAsync(
        HttpClient http, WebRtcClient client, string answer, string location, string token, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(answer, cancellationToken);
            for (var i = 0; i < 20; i++)
            {
                var message = TestSandbox.Request("POST", location + "/messages", token);
                message.Content = TestSandbox.Body("""{"text":"opening hours"}""", "application/json");
                using var taken = await http.SendAsync(message, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            // Killed.
        }
    }

    // What was on its way when the server died was seen too.
    private static async Task<List<string>> RestAsync(EventReader events)
    {
        var rest = new List<string>();
        try
        {
            while (await events.NextAsync() is { } block)
            {
                rest.Add(block);
            }
        }
        catch (Exception gone) when (gone is IOException or HttpRequestException)
        {
            // The end of the stream.
        }
        return rest;
    }

    private static SeenEvent Event(string block) => block.Split(' ', 3) is [var id, var type, var data]
        ? new(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), type, data)
        : throw new InvalidOperationException($"'{block}' is no event.");

    /// <returns>The turns of its record.</returns>
    private static async Task<string[]> ReadClosedAsync(SandboxProcess process, SeenCall call, DatabaseKind kind)
    {
        var record = default(JsonElement);
        // In a database that others may share, its lease has to run out first.
        var deadline = kind == DatabaseKind.Sqlite ? TimeSpan.FromSeconds(10) : 3 * (CallSlots.Lease + CallSlots.RenewEvery);
        await Eventually.Is(IsEndedAsync, $"{call.Id} was closed", deadline);
        Assert.Equal("system_failure", record.GetProperty("end_reason").GetString());
        Assert.True(record.GetProperty("ended_at").GetDateTime() >= record.GetProperty("created_at").GetDateTime());
        return [.. record.GetProperty("turns").EnumerateArray().Select(TextOf)];

        async Task<bool> IsEndedAsync()
        {
            using var response = await process.Client.SendAsync(
                TestSandbox.Request("GET", "/v1/calls/" + call.Id, TestSandbox.Secret), Cancellation);
            record = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            return record.TryGetProperty("end_reason", out _);
        }
    }

    /// <summary>Every event is there as it was seen, and each turn is in the record as its last event had it.</summary>
    private static async Task AssertStoredAsync(
        IReadOnlyList<SeenCall> calls, Dictionary<string, string[]> turns, string folder, string postgres)
    {
        using var databases = DatabaseFactory.Open(new SandboxStorageOptions { PostgreSql = postgres }, folder);
        await using var database = await databases.CreateDbContextAsync(Cancellation);
        foreach (var call in calls)
        {
            var events = await database.Events.Where(made => made.CallId == call.Id).OrderBy(made => made.Number)
                .Select(made => new SeenEvent(made.Number, made.Type, made.Data)).ToListAsync(Cancellation);
            Assert.All(call.Events, seen => Assert.Contains(seen, events));
            // A turn of which nobody heard a word, because the visitor spoke at once, has no text and is in no transcript.
            var last = events.Where(item => item.Type == "transcript").Select(item => JsonDocument.Parse(item.Data).RootElement)
                .GroupBy(turn => turn.GetProperty("turn_id").GetString()).Select(turn => TextOf(turn.Last()));
            Assert.Equal(last.Where(turn => !turn.EndsWith(": ", StringComparison.Ordinal)), turns[call.Id]);
            Assert.Empty(await database.Slots.Where(slot => slot.CallId == call.Id).ToListAsync(Cancellation));
        }
    }

    private static string TextOf(JsonElement turn) => $"{turn.GetProperty("turn_id").GetString()}: {turn.GetProperty("text").GetString()}";

    private sealed record SeenEvent(long Number, string Type, string Data);

    private sealed record SeenCall(string Id, IReadOnlyList<SeenEvent> Events);
}
