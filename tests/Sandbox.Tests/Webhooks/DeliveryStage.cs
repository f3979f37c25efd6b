using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Queues;
using Sandbox.Storage;
using Sandbox.Storage.Rows;
using Sandbox.Tests.Infrastructure;
using Sandbox.Webhooks;

namespace Sandbox.Tests.Webhooks;

/// <summary>One call, one webhook, a clock, and as many workers as a test wants: each is what one process would have.</summary>
internal sealed class DeliveryStage : IAsyncDisposable
{
    public const string CallId = "call_1";

    private readonly SandboxOptions options = new();
    private readonly TemporaryFolder folder = new();
    private readonly List<IAsyncDisposable> workers = [];

    private DeliveryStage(WebhookReceiver receiver) => Receiver = receiver;

    public WebhookReceiver Receiver { get; }

    public FakeTime Time { get; } = new();

    public DatabaseFactory Databases { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="kind">Of database.</param>
    /// <param name="maxRetries">Of the webhook.</param>
    /// <param name="timeoutMs">Of the webhook.</param>
    /// <param name="url">Of the webhook. Default: the receiver's.</param>
    public static async Task<DeliveryStage> StartAsync(DatabaseKind kind, int maxRetries = 3, int timeoutMs = 10_000, string? url = null)
    {
        var stage = new DeliveryStage(await WebhookReceiver.StartAsync());
        stage.options.Storage.PostgreSql = await Infrastructure.Databases.NewAsync(kind);
        stage.Reopen();
        await using var database = await stage.Databases.CreateDbContextAsync(Cancellation);
        await database.Database.MigrateAsync(Cancellation);
        database.Webhooks.Add(Webhook(url ?? stage.Receiver.Url, maxRetries, timeoutMs));
        database.Calls.Add(Call(stage.Time.GetUtcNow()));
        await database.SaveChangesAsync(Cancellation);
        return stage;
    }

    /// <summary>As another process would find the database.</summary>
    public void Reopen()
    {
        Databases?.Dispose();
        Databases = DatabaseFactory.Open(options.Storage, folder.Path);
    }

    /// <summary>Writes so many events to the outbox.</summary>
    public async Task WriteAsync(int count = 1)
    {
        await using var database = await Databases.CreateDbContextAsync(Cancellation);
        for (var i = 0; i < count; i++)
        {
            await Outbox.WriteAsync(database, CallId, Time.GetUtcNow(), [WebhookEvent.CallStarted], Cancellation);
        }
    }

    public DeliveryQueue Queue() => new(Databases, Time);

    /// <param name="isAllowed">Whether it may post to this machine.</param>
    public DeliveryWorker Work(bool isAllowed = true)
    {
        var sender = new WebhookSender(
            new SandboxOptions { Webhooks = { DangerousAllowPrivateAddresses = isAllowed } }, Time);
        var worker = new DeliveryWorker(Queue(), sender, Time, NullLogger<DeliveryWorker>.Instance);
        worker.Start();
        workers.Add(worker);
        return worker;
    }

    public async Task StopAsync(DeliveryWorker worker)
    {
        workers.Remove(worker);
        await worker.DisposeAsync();
    }

    public void Look() => Time.Advance(QueueWorker.LookEvery);

    public async Task<List<DeliveryRow>> DeliveriesAsync()
    {
        await using var database = await Databases.CreateDbContextAsync(Cancellation);
        return await database.Deliveries.AsNoTracking().ToListAsync(Cancellation);
    }

    public async Task<List<AttemptRow>> AttemptsAsync()
    {
        await using var database = await Databases.CreateDbContextAsync(Cancellation);
        return await database.Attempts.AsNoTracking().OrderBy(attempt => attempt.RetryAttempt).ToListAsync(Cancellation);
    }

    /// <summary>So many attempts are noted.</summary>
    public Task NotesAsync(int count) => Eventually.Is(async () => (await AttemptsAsync()).Count >= count, $"{count} attempts are noted");

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
        {
            await worker.DisposeAsync();
        }
        await Receiver.DisposeAsync();
        Databases.Dispose();
        folder.Dispose();
    }

    private static WebhookRow Webhook(string url, int maxRetries, int timeoutMs) => new()
    {
        Id = "wh_1",
        WorkspaceId = "ws_1",
        Url = url,
        Events = WebhookEvent.CallStarted,
        Secret = "whsec_1",
        MaxRetries = maxRetries,
        TimeoutMs = timeoutMs,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static CallRow Call(DateTimeOffset now) => new()
    {
        Id = CallId,
        WorkspaceId = "ws_1",
        AgentId = "agent_1",
        AgentVersionId = "av_1",
        AgentVersionNumber = 1,
        Status = "initiated",
        CreatedAt = now,
        StartedAt = now,
        Variables = "{}",
        Metadata = "{}",
    };
}
