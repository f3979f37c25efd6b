using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Sandbox.Records;

/// <summary>The place after one call of a list. Clients get it as text and need not understand it.</summary>
/// <param name="Sort">Of the list.</param>
/// <param name="Value">What the call is sorted by: ms since 1970, or its duration in ms; null: it has none yet.</param>
/// <param name="Id">The call's.</param>
internal sealed record RecordCursor(RecordSort Sort, long? Value, string Id)
{
    private const string Fix = "the cursor of a Link header as it is, and keep the sort it came with";

    /// <returns>Null where there is none, or where it is refused.</returns>
    public static RecordCursor? Read(QueryReader query, RecordSort sort)
    {
        if (query.Text("cursor") is not { } text)
        {
            return null;
        }
        if (!TryParse(text, out var cursor) || cursor.Sort != sort)
        {
            query.Wrong("cursor", text, Fix);
            return null;
        }
        return cursor;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{(Sort.IsByDuration ? 'd' : 'c')}{(Sort.IsDescending ? '-' : '+')} {Value} {Id}")));

    private static bool TryParse(string text, out RecordCursor cursor)
    {
        cursor = null!;
        if (!Base64Url.IsValid(text) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ') is not [{ Length: 2 } sort, var value, var id])
        {
            return false;
        }
        long? sortedBy = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        // It goes into the query as a time, which has its limits.
        var isRight = sort[0] == 'd'
            ? value.Length == 0 || sortedBy is not null
            : sortedBy <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        cursor = new(new(sort[0] == 'd', sort[1] == '-'), sortedBy, id);
        return isRight;
    }
}
