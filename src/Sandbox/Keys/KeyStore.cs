using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Protocol;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Keys;

/// <summary>Finds keys by their text. Asks the database each time: a key that was revoked anywhere is no key here.</summary>
internal sealed class KeyStore(DatabaseFactory databases, TimeProvider time)
{
    private static readonly TimeSpan LastUsedPrecision = TimeSpan.FromMinutes(1);

    public async Task<ApiKey?> FindAsync(string credential, CancellationToken cancellationToken)
    {
        var hash = RandomToken.Hash(credential);
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Keys.AsNoTracking().SingleOrDefaultAsync(key => key.Hash == hash, cancellationToken);
        var now = time.GetUtcNow();
        if (row is null || row.ExpiresAt <= now || !AreEqual(row.Hash, hash))
        {
            return null;
        }
        await NoteUseAsync(database, row, now, cancellationToken);
        return new ApiKey(
            row.Id,
            row.WorkspaceId,
            row.Kind == NewKey.Secret ? CredentialKind.SecretKey : CredentialKind.PublishableKey,
            [.. row.Origins.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]);
    }

    // Not at each request: the same minute is told once.
    private static async Task NoteUseAsync(PlatformDatabase database, KeyRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.LastUsedAt is null || now - row.LastUsedAt >= LastUsedPrecision)
        {
            await database.Keys.Where(key => key.Id == row.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), cancellationToken);
        }
    }

    // The index found it by its hash already, of which time tells nothing; what decides is compared in constant time.
    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private static OriginRule Parse(string text) =>
        OriginRule.TryParse(text, out var rule, out var problem) ? rule : throw new InvalidDataException(problem);
}
