using Sandbox.Storage.Rows;

namespace Sandbox.Keys;

/// <summary>A key as it is read.</summary>
/// <param name="Id">For <c>rotate</c> and <c>DELETE</c>.</param>
/// <param name="Kind"><c>secret</c> or <c>publishable</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="LastFour">The last characters of its text.</param>
/// <param name="Origins">Of a publishable key.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">To the minute; absent when it never was.</param>
/// <param name="ExpiresAt">It was rotated and ends then; absent: it lasts.</param>
/// <param name="Key">Its text; in the answer to the one who made it and never again.</param>
internal sealed record KeyView(
    string Id,
    string Kind,
    string Name,
    string LastFour,
    IReadOnlyList<string>? Origins,
    DateTime CreatedAt,
    DateTime? LastUsedAt,
    DateTime? ExpiresAt,
    string? Key)
{
    public static KeyView Of(KeyRow row, string? text = null) => new(
        row.Id,
        row.Kind,
        row.Name,
        row.LastFour,
        row.Kind == NewKey.Publishable ? row.Origins.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null,
        row.CreatedAt.UtcDateTime,
        row.LastUsedAt?.UtcDateTime,
        row.ExpiresAt?.UtcDateTime,
        text);
}
