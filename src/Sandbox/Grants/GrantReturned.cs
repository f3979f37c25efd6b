using Microsoft.EntityFrameworkCore;
using Sandbox.Records;
using Sandbox.Storage;

namespace Sandbox.Grants;

/// <summary>The create that used the grant came to nothing.</summary>
internal sealed class GrantReturned(string id) : JournalEntry
{
    public override Task ApplyAsync(PlatformDatabase database, CancellationToken cancellationToken) => database.Grants
        .Where(grant => grant.Hash == id)
        .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.UsedAt, (DateTimeOffset?)null), cancellationToken);
}
