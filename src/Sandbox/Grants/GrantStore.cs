using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Records;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Grants;

/// <summary>Keeps grants by their hashes. That each makes one call is decided in the database. Thread-safe.</summary>
internal sealed class GrantStore(DatabaseFactory databases, Journal journal, TimeProvider time)
{
    /// <summary>After their end: longer than the longest call, on which a WHIP client acts with its grant.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(2);

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private long lastSweepMs;

    public async Task AddAsync(GrantRow row, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        database.Grants.Add(row);
        await database.SaveChangesAsync(cancellationToken);
        await SweepAsync(database, cancellationToken);
    }

    public async Task<Grant?> FindAsync(string credential, CancellationToken cancellationToken)
    {
        if (Credential.KindOf(credential) != CredentialKind.Grant)
        {
            return null;
        }
        // Found by its hash, of which the time of a comparison tells nothing.
        var hash = RandomToken.Hash(credential);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Grants.AsNoTracking().SingleOrDefaultAsync(grant => grant.Hash == hash, cancellationToken) is { } row
            ? Read(row)
            : null;
    }

    /// <summary>Uses it up. Null: this request is the one that may make the call.</summary>
    public async Task<Refusal?> UseAsync(Grant grant, CancellationToken cancellationToken)
    {
        if (await TryUseAsync(grant, cancellationToken))
        {
            return null;
        }
        // A create that came to nothing gives its grant back when that is stored.
        await journal.FlushAsync(cancellationToken);
        var now = time.GetUtcNow();
        return await TryUseAsync(grant, cancellationToken)
            ? null
            : grant.WhySpent(now) ?? (grant with { UsedAt = now }).WhySpent(now);
    }

    /// <summary>The create came to nothing, or nobody got its answer: the grant may be tried again, while it lasts.</summary>
    public void Return(string id) => journal.Write(new GrantReturned(id));

    // Of all who try, the update lets one through.
    private async Task<bool> TryUseAsync(Grant grant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Grants.Where(row => row.Hash == grant.Id && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
    }

    private async Task SweepAsync(PlatformDatabase database, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = Interlocked.Read(ref lastSweepMs);
        if (now.ToUnixTimeMilliseconds() - last >= SweepEvery.TotalMilliseconds
            && Interlocked.CompareExchange(ref lastSweepMs, now.ToUnixTimeMilliseconds(), last) == last)
        {
            var old = now - KeptFor;
            await database.Grants.Where(grant => grant.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private static Grant Read(GrantRow row) => new(
        row.Hash,
        row.WorkspaceId,
        row.AgentVersionId,
        JsonNode.Parse(row.Variables)!.AsObject(),
        JsonNode.Parse(row.Metadata)!.AsObject(),
        row.Origin is null ? null : OriginRule.TryParse(row.Origin, out var rule, out var problem) ? rule : throw new InvalidDataException(problem),
        row.ExpiresAt,
        row.UsedAt);
}
