using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.OpenApi;

namespace Sandbox.Records;

/// <summary><c>GET /v1/calls</c> and <c>GET /v1/calls/{id}</c>: for servers, with a secret key.</summary>
internal static class RecordApi
{
    private const string IfNoneMatch = "The ETag of an answer that is known: 304 where it has not changed.";

    public static void MapRecords(this IEndpointRouteBuilder app)
    {
        var list = app.MapGet("/v1/calls", (Delegate)ListAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Lists calls, newest first; without their turns. A Link header leads to the next page")
            .Produces<RecordView[]>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Produces(StatusCodes.Status304NotModified)
            .Fails(ErrorCode.InvalidRequest)
            .Takes("header", "If-None-Match", IfNoneMatch);
        foreach (var (name, description) in RecordParameters.All)
        {
            list.Takes("query", name, description);
        }
        app.MapGet("/v1/calls/{id}", (Delegate)ReadAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Reads everything of one call")
            .Produces<RecordView>()
            .Produces(StatusCodes.Status304NotModified)
            .Fails(ErrorCode.CallNotFound)
            .Takes("header", "If-None-Match", IfNoneMatch);
    }

    private static async Task<IResult> ListAsync(HttpContext context, RecordReader records)
    {
        var query = new QueryReader(context.Request.Query);
        var listing = RecordListing.Read(query, context.Caller().Key!.WorkspaceId);
        return query.Refusal is { } refusal ? refusal
            : listing.IsExport ? new RecordExport(records, listing)
            : await ReadPageAsync(context, records, listing);
    }

    private static async Task<IResult> ReadPageAsync(HttpContext context, RecordReader records, RecordListing listing)
    {
        // One more than asked for tells whether there is a next page.
        var page = new RecordPage(listing.Sort, listing.After, (listing.Page - 1) * listing.Limit, listing.Limit + 1);
        var rows = await records.ReadAsync(listing.WorkspaceId, listing.Filter, page, context.RequestAborted);
        if (rows.Count > listing.Limit)
        {
            rows.RemoveAt(listing.Limit);
            NextLink.Add(context, listing.Sort.CursorOf(rows[^1]));
        }
        return new TaggedJson<IEnumerable<RecordView>>(rows.Select(RecordView.Of));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, RecordReader records) =>
        await records.FindAsync(context.Caller().Key!.WorkspaceId, id, context.RequestAborted) is { } record
            ? new TaggedJson<RecordView>(record)
            : new Refusal(ErrorCode.CallNotFound, $"There is no call '{id}' in this workspace.");
}
