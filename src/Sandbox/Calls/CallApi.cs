using System.Globalization;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;

namespace Sandbox.Calls;

/// <summary><c>GET /v1/calls</c> and <c>GET /v1/calls/{id}</c>: for servers, with a secret key.</summary>
internal static class CallApi
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 200;

    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/calls", List).AllowOnly(Callers.SecretKey);
        app.MapGet("/v1/calls/{id}", Read).AllowOnly(Callers.SecretKey);
    }

    // Every call here is a web call, so another type is an empty list.
    private static IResult List(HttpRequest request, CallRecords records)
    {
        var page = 1;
        var refusal = ReadNumber(request, "limit", DefaultLimit, MaxLimit, out var limit)
            ?? ReadNumber(request, "page", page, int.MaxValue / MaxLimit, out page)
            ?? (request.Query["type"].ToString() is "" or "web" or "phone" ? null : Wrong(request, "type", "'web' or 'phone'"));
        return refusal is not null ? refusal
            : request.Query["type"] == "phone" ? TypedResults.Json(Array.Empty<CallRecord>())
            : TypedResults.Json(records.Read((page - 1) * limit, limit), ProtocolJson.Options);
    }

    private static IResult Read(string id, CallRecords records) => records.Find(id) is { } record
        ? TypedResults.Json(record, ProtocolJson.Options)
        : new Refusal(ErrorCode.CallNotFound, "There is no call with this id in this workspace. The sandbox keeps the latest 1,000.");

    private static Refusal? ReadNumber(HttpRequest request, string name, int absent, int most, out int value)
    {
        value = absent;
        return !request.Query.TryGetValue(name, out var text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= most)
            ? null
            : Wrong(request, name, $"a whole number from 1 to {most}");
    }

    private static Refusal Wrong(HttpRequest request, string name, string expected) =>
        new(ErrorCode.InvalidRequest, $"'{name}' is '{request.Query[name]}'. Write {expected}.");
}
