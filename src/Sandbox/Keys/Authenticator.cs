using Microsoft.Net.Http.Headers;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Grants;

namespace Sandbox.Keys;

/// <summary>Turns the credential of a request into its <see cref="Caller"/>.</summary>
internal sealed class Authenticator(KeyStore keys, GrantStore grants, CallRegistry calls)
{
    private const string WhereKeysAre = "Use a publishable key ('dnx_pub_…') from Settings > API Keys.";

    /// <returns>The caller; or why there is none.</returns>
    public async Task<(Caller? Caller, Refusal? Refusal)> AuthenticateAsync(HttpRequest request)
    {
        if (Credential.FromHeader(request.Headers.Authorization) is not { } credential)
        {
            return Refuse(ErrorCode.InvalidKey, $"There is no 'Authorization: Bearer …' header. {WhereKeysAre}");
        }
        var origin = request.Headers.TryGetValue(HeaderNames.Origin, out var value) ? value.ToString() : null;
        var kind = Credential.KindOf(credential);
        if (kind == CredentialKind.SecretKey && origin is not null)
        {
            // Known here or not: a page held it, so it is not secret any more.
            return Refuse(
                ErrorCode.KeyNotAllowed,
                $"A secret key was used by a page of '{origin}', where anybody can read it: rotate it now. {WhereKeysAre}");
        }
        return await FindAsync(credential, request.HttpContext.RequestAborted) switch
        {
            null => Refuse(ErrorCode.InvalidKey, WhyUnknown(kind)),
            { Grant: not null } caller when !caller.IsUsableFrom(origin) =>
                Refuse(ErrorCode.OriginNotAllowed, $"This grant may not be used by '{origin}'. Make one for that origin."),
            var caller when !caller.IsUsableFrom(origin) =>
                Refuse(ErrorCode.OriginNotAllowed, $"This key may not be used by '{origin}'. Make one for that origin."),
            var caller => (caller, null),
        };
    }

    private async Task<Caller?> FindAsync(string credential, CancellationToken cancellationToken) =>
        calls.FindByToken(credential) is { } call ? new Caller { Call = call }
        : await keys.FindAsync(credential, cancellationToken) is { } key ? new Caller { Key = key }
        : await grants.FindAsync(credential, cancellationToken) is { } grant ? new Caller { Grant = grant }
        : null;

    private static (Caller? Caller, Refusal? Refusal) Refuse(ErrorCode code, string message) => (null, new Refusal(code, message));

    private static string WhyUnknown(CredentialKind kind) => kind switch
    {
        CredentialKind.PublishableKey or CredentialKind.SecretKey => $"This key does not exist here. {WhereKeysAre}",
        CredentialKind.Grant => "This grant is unknown: it expired long ago, or never was. Ask your own server for another.",
        CredentialKind.CallToken => "This call token is unknown: its call ended more than 5 minutes ago, or never was. Create a call.",
        CredentialKind.EmbedToken => "An embed token is good on the WidgetHost that made it and nowhere else. " + WhereKeysAre,
        _ => $"This is not a key: keys begin with 'dnx_pub_'. {WhereKeysAre}",
    };
}
