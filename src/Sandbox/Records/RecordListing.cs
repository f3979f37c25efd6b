namespace Sandbox.Records;

/// <summary>What a <c>GET /v1/calls</c> asked for, checked.</summary>
/// <param name="WorkspaceId">Whose calls.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Sort">In which order.</param>
/// <param name="After">From where on; null: from the first.</param>
/// <param name="Page">From 1.</param>
/// <param name="Limit">Calls on a page.</param>
/// <param name="IsExport">CSV instead of a page.</param>
/// <param name="Columns">Of the export.</param>
internal sealed record RecordListing(
    string WorkspaceId,
    RecordFilter Filter,
    RecordSort Sort,
    RecordCursor? After,
    int Page,
    int Limit,
    bool IsExport,
    IReadOnlyCollection<string> Columns)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 200;

    /// <summary>Wrong parameters are in the reader's refusal.</summary>
    public static RecordListing Read(QueryReader query, string workspaceId)
    {
        query.Expect(RecordParameters.All.Keys);
        var sort = RecordSort.Read(query);
        var listing = new RecordListing(
            workspaceId,
            RecordFilter.Read(query),
            sort,
            RecordCursor.Read(query, sort),
            query.Number("page", 1, int.MaxValue / MaxLimit) ?? 1,
            query.Number("limit", 1, MaxLimit) ?? DefaultLimit,
            query.OneOf("export", "csv", "true", "false") is "csv" or "true",
            query.List("columns", RecordColumns.All) ?? RecordColumns.All);
        listing.CheckTogether(query);
        return listing;
    }

    private void CheckTogether(QueryReader query)
    {
        var isPaged = query.Text("page") is not null;
        if (isPaged && After is not null)
        {
            query.Refuse("'page' and 'cursor' both say where to begin. Leave one of them out.");
        }
        if (IsExport && (isPaged || query.Text("limit") is not null))
        {
            query.Refuse(
                $"An export has no pages: it has up to {RecordExport.MaxRowsWithTexts} calls, or {RecordExport.MaxRows} without "
                + "transcript and summary. Leave 'page' and 'limit' out.");
        }
        if (!IsExport && query.Text("columns") is not null)
        {
            query.Refuse("'columns' is for exports. Add 'export=csv', or leave it out.");
        }
    }
}
