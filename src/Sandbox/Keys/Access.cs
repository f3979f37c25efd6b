using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;

namespace Sandbox.Keys;

/// <summary>Lets the right callers through to a route or a group: <c>MapGet(…).AllowOnly(Callers.SecretKey)</c>.</summary>
internal static class Access
{
    /// <summary>The name of the route value that holds the random part of a call's address.</summary>
    public const string LocationKey = "location";

    public static TBuilder AllowOnly<TBuilder>(this TBuilder route, Callers allowed)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new AllowedCallers(allowed)).AddEndpointFilter(async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            Call? call = null;
            var (caller, refusal) = await context.RequestServices.GetRequiredService<Authenticator>().AuthenticateAsync(context.Request);
            refusal = refusal ?? Find(context, caller!, out call) ?? Check(allowed, caller!, call);
            if (refusal is not null)
            {
                return refusal;
            }
            context.Features.Set(new Granted(caller!, call));
            return await next(invocation);
        });

    public static Caller Caller(this HttpContext context) => Of(context).Caller;

    /// <summary>The call in the address.</summary>
    public static Call Call(this HttpContext context) => Of(context).Call!;

    private static Granted Of(HttpContext context) =>
        context.Features.Get<Granted>() ?? throw new InvalidOperationException("The route lacks AllowOnly.");

    private static Refusal? Find(HttpContext context, Caller caller, out Call? call)
    {
        call = null;
        if (context.GetRouteValue(LocationKey) is not string location)
        {
            return null;
        }
        call = context.RequestServices.GetRequiredService<CallRegistry>().FindByLocation(location);
        // What another workspace has is not there.
        return call is null || (caller.Call is null && caller.WorkspaceId != call.Setup.WorkspaceId)
            ? new(ErrorCode.CallNotFound, $"There is no call at '{context.Request.Path}'. Use the Location of the create as it was given.")
            : null;
    }

    private static Refusal? Check(Callers allowed, Caller caller, Call? call)
    {
        var role = RoleOf(caller, call);
        return (allowed & role) != 0
            ? null
            : new(ErrorCode.KeyNotAllowed, $"{Describe(caller, call)} may not do this; {Describe(allowed)} may.");
    }

    private static Callers RoleOf(Caller caller, Call? call) => caller switch
    {
        { Key.Kind: CredentialKind.SecretKey } => Callers.SecretKey,
        { Key: not null } => Callers.PublishableKey | CreatorRole(caller, call),
        { Grant: not null } => Callers.Grant | CreatorRole(caller, call),
        _ => caller.Call == call ? Callers.CallToken : Callers.None,
    };

    private static Callers CreatorRole(Caller caller, Call? call) =>
        call is { Setup.IsWhip: true } && call.Setup.CreatedBy == caller.CredentialId ? Callers.WhipCreator : Callers.None;

    private static string Describe(Caller caller, Call? call) => caller switch
    {
        { Key.Kind: CredentialKind.SecretKey } => "A secret key",
        { Key: not null } => "A publishable key",
        { Grant: not null } => "A grant",
        _ when call is not null && caller.Call != call => "The token of another call",
        _ => "A call token",
    };

    /// <summary>For people: <c>a secret key, from a server</c>.</summary>
    public static string Describe(Callers allowed) => string.Join(" or ", Names(allowed));

    private static IEnumerable<string> Names(Callers allowed)
    {
        if (allowed.HasFlag(Callers.PublishableKey))
        {
            yield return "a publishable key ('dnx_pub_…')";
        }
        if (allowed.HasFlag(Callers.Grant))
        {
            yield return "a grant ('dnx_grant_…')";
        }
        if (allowed.HasFlag(Callers.CallToken))
        {
            yield return "this call's token ('dnx_call_…')";
        }
        if (allowed.HasFlag(Callers.WhipCreator))
        {
            yield return "the key or grant that created the call by WHIP";
        }
        if (allowed.HasFlag(Callers.SecretKey))
        {
            yield return "a secret key, from a server";
        }
    }

    private sealed record Granted(Caller Caller, Call? Call);
}

/// <summary>On a route: who may use it.</summary>
internal sealed record AllowedCallers(Callers Callers);
