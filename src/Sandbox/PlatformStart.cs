using Microsoft.EntityFrameworkCore;
using Sandbox.Analysis;
using Sandbox.Keys;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Webhooks;
using Sandbox.Workspaces;

namespace Sandbox;

/// <summary>What has to be so before the first request: the schema, the own workspace with its keys, no call left from before.</summary>
internal sealed class PlatformStart(
    DatabaseFactory databases,
    WorkspaceDirectory workspaces,
    AbandonedCalls abandoned,
    Journal journal,
    Leases leases,
    AnalysisWorker analysis,
    DeliveryWorker deliveries,
    SandboxOptions options,
    OwnKeys keys,
    TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SchemaUpgrade.RunAsync(databases, cancellationToken);
        await EnsureWorkspaceAsync(cancellationToken);
        await DropFixtureKeysAsync(cancellationToken);
        await ExpireEarlierKeysAsync(cancellationToken);
        await abandoned.CloseAsync(cancellationToken);
        journal.Start();
        leases.Start();
        analysis.Start();
        deliveries.Start();
    }

    // Everybody knows them, and the database may have been one of Development.
    private async Task DropFixtureKeysAsync(CancellationToken cancellationToken)
    {
        if (keys == OwnKeys.Fixtures)
        {
            return;
        }
        string[] known = [RandomToken.Hash(OwnKeys.Fixtures.PublishableKey), RandomToken.Hash(OwnKeys.Fixtures.SecretKey)];
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Keys.Where(key => known.Contains(key.Hash)).ExecuteDeleteAsync(cancellationToken);
    }

    // Who deletes the key file wants the keys in it to be good for nothing. In a shared database they may be another instance's, whose
    // file is its own; and a start in Development says nothing about them.
    private async Task ExpireEarlierKeysAsync(CancellationToken cancellationToken)
    {
        if (databases.IsShared || keys == OwnKeys.Fixtures)
        {
            return;
        }
        string[] current = [RandomToken.Hash(keys.PublishableKey), RandomToken.Hash(keys.SecretKey)];
        DateTimeOffset? now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await database.Keys
            .Where(key => key.WorkspaceId == Workspace.OwnId && key.Id.StartsWith(NewKey.GivenIdPrefix))
            .Where(key => key.ExpiresAt == null && !current.Contains(key.Hash))
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.ExpiresAt, now), cancellationToken);
    }

    private async Task EnsureWorkspaceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EnsureAsync();
        }
        catch (DbUpdateException)
        {
            await EnsureAsync(); // Another instance that starts at the same time made it.
        }

        Task EnsureAsync() =>
            workspaces.EnsureAsync(Workspace.OwnId, "Sandbox", WorkspaceLimits.Of(options), keys, cancellationToken);
    }
}
