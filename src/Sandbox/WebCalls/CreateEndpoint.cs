using Protocol;
using Sandbox.Errors;
using Sandbox.Grants;
using Sandbox.Keys;
using Sandbox.Workspaces;

namespace Sandbox.WebCalls;

/// <summary><c>POST /v1/web-calls</c>, as JSON and as WHIP (RFC 9725).</summary>
internal sealed class CreateEndpoint(CallFactory factory, CreateOnce once, WorkspaceDirectory workspaces, TimeProvider time)
{
    public const string Sdp = "application/sdp";
    public const string Json = "application/json";

    public async Task<IResult> CreateAsync(HttpContext context)
    {
        var creator = context.Caller();
        var workspace = await workspaces.GetAsync(creator.WorkspaceId, context.RequestAborted);
        if (workspace.Faults.Take() is { } fault && await fault.HappenAsync(context, time) is { } instead)
        {
            return instead;
        }
        if (workspace.Creates.TryUse(context.Connection.RemoteIpAddress, creator.CredentialId) is { } limited)
        {
            return limited;
        }
        var (request, refusal) = await ReadAsync(context, creator.Grant);
        if (request is null)
        {
            return refusal!;
        }
        var same = RandomToken.Hash(creator.CredentialId + "\n" + request.Offer);
        var share = await once.RunAsync(
            same,
            () => factory.CreateAsync(request, creator, context.RequestAborted),
            created => factory.Undo(created.Call),
            context.RequestAborted);
        return share.Outcome.Refusal is { } refused ? refused : new CreatedResult(share, request.IsWhip);
    }

    private async Task<(CreateRequest? Request, Refusal? Refusal)> ReadAsync(HttpContext context, Grant? grant)
    {
        var isWhip = RequestBody.HasType(context.Request, Sdp);
        if (!isWhip && !RequestBody.HasType(context.Request, Json))
        {
            var given = context.Request.ContentType;
            return (null, new(ErrorCode.UnsupportedMediaType, $"The body is '{given}'. Send '{Json}', or '{Sdp}' for WHIP."));
        }
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var refusal = isWhip
            ? CreateRequest.FromWhip((string?)context.Request.Query["agent_version_id"] ?? grant?.AgentVersionId, body, out var request)
            : CreateRequest.FromJson(body, grant?.AgentVersionId, time.GetUtcNow(), out request);
        refusal ??= grant?.Apply(request!, out request);
        return refusal is null ? (request, null) : (null, refusal);
    }
}
