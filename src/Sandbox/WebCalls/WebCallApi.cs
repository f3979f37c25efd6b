using Microsoft.AspNetCore.Http.HttpResults;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Events;
using Sandbox.Keys;
using Sandbox.OpenApi;
using Sandbox.Records;

namespace Sandbox.WebCalls;

/// <summary>The routes of web calls, with who may use them.</summary>
internal static class WebCallApi
{
    public const string Root = "/v1/web-calls";

    private const int IceServersExpireInSec = 3600;

    public static void MapWebCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup(Root);
        calls.MapGet("/ice-servers", IceServers).AllowOnly(Callers.PublishableKey | Callers.Grant)
            .WithSummary("The ICE servers that a page is to use")
            .Produces<IceServers>();
        calls.MapPost("", (HttpContext context, CreateEndpoint create) => create.CreateAsync(context))
            .AllowOnly(Callers.PublishableKey | Callers.Grant)
            .WithSummary("Creates a web call, as JSON or by WHIP")
            .Accepts<CreateWebCall>(CreateEndpoint.Json, CreateEndpoint.Sdp)
            .Produces<WebCallCreated>(StatusCodes.Status201Created, CreateEndpoint.Json, CreateEndpoint.Sdp)
            .Takes("query", "agent_version_id", "By WHIP: the published agent version to run.")
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.AgentVersionNotFound,
                ErrorCode.AgentVersionNotPublished,
                ErrorCode.CapacityReached,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType,
                ErrorCode.UnsupportedOffer,
                ErrorCode.RateLimited,
                ErrorCode.PlatformUnavailable);
        MapCall(calls.MapGroup($"/{{{Access.LocationKey}}}"));
    }

    private static void MapCall(RouteGroupBuilder call)
    {
        call.MapPatch("", (Delegate)PatchEndpoint.PatchAsync).AllowOnly(Callers.CallToken | Callers.WhipCreator)
            .WithSummary("Trickles candidates, or restarts ICE")
            .Accepts<string>(PatchEndpoint.Fragment)
            .Takes("header", "If-Match", "The current ETag to trickle, * to restart.")
            .Produces<string>(StatusCodes.Status200OK, PatchEndpoint.Fragment)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.CallNotFound,
                ErrorCode.CallEnded,
                ErrorCode.PreconditionFailed,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType,
                ErrorCode.UnsupportedOffer,
                ErrorCode.PreconditionRequired);
        call.MapDelete("", (Delegate)EndAsync).AllowOnly(Callers.CallToken | Callers.WhipCreator | Callers.SecretKey)
            .WithSummary("Ends the call; also where it has ended")
            .Produces(StatusCodes.Status200OK)
            .Fails(ErrorCode.CallNotFound);
        MapPageOf(call);
    }

    private static void MapPageOf(RouteGroupBuilder call)
    {
        call.MapPost("/media", (HttpContext context, MediaEndpoint media) => media.PostAsync(context)).AllowOnly(Callers.CallToken)
            .WithSummary("Another peer connection for the living call; the one before is closed")
            .Accepts<string>(CreateEndpoint.Sdp)
            .Produces<string>(StatusCodes.Status200OK, CreateEndpoint.Sdp)
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.CallNotFound,
                ErrorCode.CallEnded,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType,
                ErrorCode.UnsupportedOffer,
                ErrorCode.RateLimited);
        call.MapPost("/leave", LeaveEndpoint.Leave).AllowOnly(Callers.CallToken)
            .WithSummary("The page goes away; the call waits for the next one as long as rejoin_window_ms said")
            .Takes("header", "If-Match", "The ETag of the page's own media: 412 where another page has the call.")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.CallNotFound, ErrorCode.PreconditionFailed);
        call.MapPost("/feedback", (HttpContext context, FeedbackEndpoint feedback) => feedback.GiveAsync(context)).AllowOnly(Callers.CallToken)
            .WithSummary("What the visitor thinks of the call, and what the page measured; until 5 minutes after the end")
            .Accepts<FeedbackEndpoint.Feedback>(CreateEndpoint.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.CallNotFound,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType,
                ErrorCode.RateLimited);
        call.MapGet("/events", Events).AllowOnly(Callers.CallToken)
            .WithSummary("Streams the call's events, beginning with a snapshot")
            .Takes("header", "Last-Event-ID", "Where to go on.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .Fails(ErrorCode.CallNotFound, ErrorCode.RateLimited);
        call.MapPost("/messages", (HttpContext context, MessageEndpoint messages) => messages.SendAsync(context))
            .AllowOnly(Callers.CallToken)
            .WithSummary("The visitor types")
            .Accepts<MessageEndpoint.Message>(CreateEndpoint.Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(
                ErrorCode.InvalidRequest,
                ErrorCode.CallNotFound,
                ErrorCode.CallEnded,
                ErrorCode.PayloadTooLarge,
                ErrorCode.UnsupportedMediaType,
                ErrorCode.RateLimited);
    }

    /// <summary>The refusal of everything that needs a living call.</summary>
    public static Refusal Ended(Call call) =>
        new(ErrorCode.CallEnded, $"The call ended with '{call.EndReason?.Name()}'. Create another.");

    // The sandbox is reached directly, so there is no TURN; a STUN server is only for those who set one. A grant is asked for its
    // state and not used up: the create comes after this.
    private static IResult IceServers(HttpContext context, SandboxOptions options, TimeProvider time)
    {
        if (context.Caller().Grant?.WhySpent(time.GetUtcNow()) is { } spent)
        {
            return spent;
        }
        IReadOnlyList<IceServer> servers = options.Media.IceServers.Count == 0 ? [] : [new IceServer([.. options.Media.IceServers])];
        return TypedResults.Json(new IceServers(servers, IceServersExpireInSec), ProtocolJson.Options);
    }

    private static EventStream Events(HttpContext context, TimeProvider time) => new EventStream(context.Call().Events, time);

    // A secret key is the site's own server, which is the agent's side of the call.
    private static async Task<Ok> EndAsync(HttpContext context, Journal journal)
    {
        var call = context.Call();
        call.End(context.Caller().Key is { Kind: CredentialKind.SecretKey }
            ? CallEndReason.AgentDisconnected
            : CallEndReason.UserDisconnected);
        // Whoever asks for the record next finds it ended.
        await journal.FlushAsync(context.RequestAborted);
        return TypedResults.Ok();
    }
}
