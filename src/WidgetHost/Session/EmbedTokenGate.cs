using Protocol;
using WidgetHost.Platform;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Session;

/// <summary>
/// Turns the frame's embed token into what the platform knows: the widget's publishable key and the origin of the page
/// that holds the frame. Any other credential passes as it is.
/// </summary>
/// <remarks>
/// A token is taken only 1. where the route takes one, 2. sealed by this server and in time, 3. from this server's own
/// page, 4. for a widget that is there and not paused; and a create only 5. for the widget's own agent version, 6. once.
/// </remarks>
internal sealed class EmbedTokenGate(
    RequestDelegate next, EmbedTokens tokens, UsedTokens usedTokens, WidgetCatalog widgets, PlatformConnection platform, SiteAddress site)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var credential = Credential.FromHeader(context.Request.Headers.Authorization);
        if (credential is null || Credential.KindOf(credential) != CredentialKind.EmbedToken)
        {
            await next(context);
        }
        else if (await RefusalAsync(context, credential) is { } refusal)
        {
            await refusal.ToResult(context).ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private async Task<Refusal?> RefusalAsync(HttpContext context, string credential)
    {
        var use = PlatformRoutes.Of(context).EmbedTokens;
        if (use == EmbedTokenUse.Nothing)
        {
            return new(
                ErrorCode.InvalidKey,
                "An embed token makes one call and asks for ice servers, nothing else. Use the call token of the create's answer.");
        }
        if (!tokens.TryRead(credential, out var token))
        {
            return AskAgain($"The embed token is not one of this server, or is older than {EmbedTokens.Lifetime.TotalSeconds} s.");
        }
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != site.OriginOf(context.Request))
        {
            return new(
                ErrorCode.OriginNotAllowed,
                $"An embed token is for this server's own frame, not for a page of '{origin}'. Use a publishable key there.");
        }
        if (widgets.Find(token.WidgetId) is not { Paused: false } widget)
        {
            return new(ErrorCode.KeyNotAllowed, $"Widget '{token.WidgetId}' is paused or gone. Switch it on in Widgets:{token.WidgetId}.");
        }
        if (use == EmbedTokenUse.Create && (await WidgetCreate.RefusalAsync(context.Request, widget) ?? usedTokens.Use(token)) is { } refusal)
        {
            return refusal;
        }
        context.Request.Headers.Authorization = Credential.ToHeader(platform.KeyOf(widget));
        context.Request.Headers.Origin = token.Origin;
        return null;
    }

    internal static Refusal AskAgain(string problem) =>
        new(ErrorCode.InvalidKey, $"{problem} Ask for a new one with POST /widget/{{widget_id}}/session.");
}
