using Microsoft.AspNetCore.Http.HttpResults;
using Protocol;
using Sandbox.Errors;
using Sandbox.OpenApi;

namespace Sandbox.Keys;

/// <summary><c>/v1/keys</c>: a workspace's keys, for its own servers. Ours: DialNexa documents no route for keys.</summary>
internal static class KeyApi
{
    private const int LongestOverlapHours = 24;

    /// <summary>Body of <c>POST /v1/keys/{id}/rotate</c>, which may be left out.</summary>
    /// <param name="OverlapHours">How long the old key stays good; 0 to 24. Default 0.</param>
    internal sealed record RotateKey(int? OverlapHours);

    public static void MapKeys(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/v1/keys");
        keys.MapPost("", (Delegate)CreateAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Makes a key and shows its text, once")
            .Accepts<CreateKey>(JsonBody.MediaType)
            .Produces<KeyView>(StatusCodes.Status201Created)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.PayloadTooLarge, ErrorCode.UnsupportedMediaType);
        keys.MapGet("", (Delegate)ListAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Lists the keys that open something, without their texts")
            .Produces<KeyView[]>();
        keys.MapPost("/{id}/rotate", (Delegate)RotateAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Makes a key like this one, which ends at once or after the overlap")
            .Accepts<RotateKey>(isOptional: true, JsonBody.MediaType)
            .Produces<KeyView>(StatusCodes.Status201Created)
            .Fails(ErrorCode.InvalidRequest, ErrorCode.PayloadTooLarge, ErrorCode.UnsupportedMediaType);
        keys.MapDelete("/{id}", (Delegate)RevokeAsync).AllowOnly(Callers.SecretKey)
            .WithSummary("Revokes a key at once")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, KeyRegister keys)
    {
        var (asked, refusal) = await JsonBody.ReadAsync<CreateKey>(context);
        refusal ??= asked!.Check();
        return refusal is not null
            ? refusal
            : ShowOnce(context, await keys.AddAsync(context.Caller().WorkspaceId, asked!.Name!, asked.Origins, context.RequestAborted));
    }

    private static async Task<IResult> ListAsync(HttpContext context, KeyRegister keys) => TypedResults.Json(
        (await keys.ListAsync(context.Caller().WorkspaceId, context.RequestAborted)).Select(row => KeyView.Of(row)), ProtocolJson.Options);

    private static async Task<IResult> RotateAsync(HttpContext context, string id, KeyRegister keys)
    {
        var (asked, refusal) = HasBody(context) ? await JsonBody.ReadAsync<RotateKey>(context) : (new RotateKey(null), null);
        if (refusal is not null)
        {
            return refusal;
        }
        if (asked!.OverlapHours is < 0 or > LongestOverlapHours)
        {
            return new Refusal(ErrorCode.InvalidRequest,
                $"'overlap_hours' is {asked.OverlapHours}. Write a whole number from 0 to {LongestOverlapHours}; 0 ends the old key now.");
        }
        var overlap = TimeSpan.FromHours(asked.OverlapHours ?? 0);
        var (key, unable) = await keys.RotateAsync(context.Caller().WorkspaceId, id, overlap, context.RequestAborted);
        return key is null ? unable! : ShowOnce(context, key);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, string id, KeyRegister keys) =>
        await keys.RevokeAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } refusal
            ? refusal
            : TypedResults.NoContent();

    private static bool HasBody(HttpContext context) => context.Request.ContentType is not null || context.Request.ContentLength > 0;

    private static JsonHttpResult<KeyView> ShowOnce(HttpContext context, NewKey key)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(KeyView.Of(key.Row, key.Text), ProtocolJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
