using System.Text;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>A list as one CSV file. Written page by page, so that its size is no matter for the memory.</summary>
internal sealed class RecordExport(RecordReader records, RecordListing listing) : IResult
{
    public const int MaxRows = 10_000;
    public const int MaxRowsWithTexts = 5_000;

    private const int PageRows = 200;

    private readonly bool hasTranscript = listing.Columns.Contains(RecordColumns.Transcript);

    private int Limit => hasTranscript || listing.Columns.Contains(RecordColumns.Summary) ? MaxRowsWithTexts : MaxRows;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancellationToken) = (httpContext.Response, httpContext.RequestAborted);
        await LinkRestAsync(httpContext, cancellationToken);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"calls.csv\"";
        response.Headers.CacheControl = "private, no-store";
        await response.WriteAsync(CsvLine.Of(listing.Columns), Encoding.UTF8, cancellationToken);
        var after = listing.After;
        for (var left = Limit; left > 0; left -= PageRows)
        {
            var rows = await ReadAsync(new(listing.Sort, after, Skip: 0, Math.Min(left, PageRows)), cancellationToken);
            await WriteAsync(response, rows, cancellationToken);
            if (rows.Count < PageRows)
            {
                return;
            }
            after = listing.Sort.CursorOf(rows[^1]);
        }
    }

    // Headers come first: the last call of this file, and one more if there is one, are looked up before it is written.
    private async Task LinkRestAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var ends = await ReadAsync(new(listing.Sort, listing.After, Limit - 1, Count: 2), cancellationToken);
        if (ends is [var last, _])
        {
            NextLink.Add(context, listing.Sort.CursorOf(last));
        }
    }

    private async Task WriteAsync(HttpResponse response, List<CallRow> rows, CancellationToken cancellationToken)
    {
        var transcripts = hasTranscript ? await records.ReadTranscriptsAsync(rows, cancellationToken) : null;
        foreach (var row in rows)
        {
            var transcript = transcripts?.GetValueOrDefault(row.Id) ?? Transcript.Empty;
            var line = CsvLine.Of(listing.Columns.Select(column => RecordColumns.Value(column, row, transcript)));
            await response.WriteAsync(line, Encoding.UTF8, cancellationToken);
        }
    }

    private Task<List<CallRow>> ReadAsync(RecordPage page, CancellationToken cancellationToken) =>
        records.ReadAsync(listing.WorkspaceId, listing.Filter, page, cancellationToken);
}
