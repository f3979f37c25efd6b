using Microsoft.AspNetCore.WebUtilities;

namespace Sandbox.Records;

/// <summary><c>Link: …; rel="next"</c> (RFC 8288): the same list after a cursor. A path, so it is right whatever is in front.</summary>
internal static class NextLink
{
    public static void Add(HttpContext context, RecordCursor cursor)
    {
        var kept = context.Request.Query.Where(item => item.Key is not ("page" or "cursor"))
            .Append(new("cursor", cursor.ToString()));
        context.Response.Headers.Append("Link", $"<{QueryHelpers.AddQueryString(context.Request.Path, kept)}>; rel=\"next\"");
    }
}
