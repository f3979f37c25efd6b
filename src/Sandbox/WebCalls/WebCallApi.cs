using Microsoft.AspNetCore.Http.HttpResults;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Events;
using Sandbox.Keys;

namespace Sandbox.WebCalls;

/// <summary>The routes of web calls, with who may use them.</summary>
internal static class WebCallApi
{
    public const string Root = "/v1/web-calls";

    private const int IceServersExpireInSec = 3600;

    public static void MapWebCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup(Root);
        calls.MapGet("/ice-servers", IceServers).AllowOnly(Callers.PublishableKey);
        calls.MapPost("", (HttpContext context, CreateEndpoint create) => create.CreateAsync(context)).AllowOnly(Callers.PublishableKey);

        var call = calls.MapGroup($"/{{{Access.LocationKey}}}");
        call.MapPatch("", (Delegate)PatchEndpoint.PatchAsync).AllowOnly(Callers.CallToken | Callers.WhipCreator);
        call.MapDelete("", End).AllowOnly(Callers.CallToken | Callers.WhipCreator | Callers.SecretKey);
        call.MapGet("/events", Events).AllowOnly(Callers.CallToken);
        call.MapPost("/messages", (HttpContext context, MessageEndpoint messages) => messages.SendAsync(context))
            .AllowOnly(Callers.CallToken);
    }

    /// <summary>The refusal of everything that needs a living call.</summary>
    public static Refusal Ended(Call call) =>
        new(ErrorCode.CallEnded, $"The call ended with '{call.Record.EndReason?.Name()}'. Create another.");

    // The sandbox is reached directly, so there is no TURN; a STUN server is only for those who set one.
    private static JsonHttpResult<IceServers> IceServers(SandboxOptions options)
    {
        IReadOnlyList<IceServer> servers = options.Media.IceServers.Count == 0 ? [] : [new IceServer([.. options.Media.IceServers])];
        return TypedResults.Json(new IceServers(servers, IceServersExpireInSec), ProtocolJson.Options);
    }

    private static EventStream Events(HttpContext context, TimeProvider time) => new EventStream(context.Call().Events, time);

    // A secret key is the site's own server, which is the agent's side of the call.
    private static Ok End(HttpContext context)
    {
        var call = context.Call();
        call.End(context.Caller().Key is { Kind: CredentialKind.SecretKey }
            ? CallEndReason.AgentDisconnected
            : CallEndReason.UserDisconnected);
        return TypedResults.Ok();
    }
}
