using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>The order of a list: by creation or by duration, and by id among equals.</summary>
internal sealed record RecordSort(bool IsByDuration, bool IsDescending)
{
    public const string CreatedAt = "created_at";
    public const string Duration = "duration";

    private const string Descending = "desc";

    /// <summary><c>created_at=desc</c> unless another is asked for.</summary>
    public static RecordSort Read(QueryReader query)
    {
        var created = query.OneOf(CreatedAt, "asc", Descending);
        var duration = query.OneOf(Duration, "asc", Descending);
        if (created is not null && duration is not null)
        {
            query.Refuse($"'{CreatedAt}' and '{Duration}' both sort. Leave one of them out.");
        }
        return new(duration is not null, (duration ?? created ?? Descending) == Descending);
    }

    public RecordCursor CursorOf(CallRow row) =>
        new(this, IsByDuration ? row.DurationMs : row.CreatedAt.ToUnixTimeMilliseconds(), row.Id);
}
