using Microsoft.Net.Http.Headers;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;

namespace Sandbox.Keys;

/// <summary>Turns the credential of a request into its <see cref="Caller"/>.</summary>
internal sealed class Authenticator(KeyRing keys, CallRegistry calls)
{
    private const string WhereKeysAre = "Use a publishable key ('dnx_pub_…') from Settings > API Keys.";

    /// <returns>Null, and <paramref name="caller"/>; or why not.</returns>
    public Refusal? Authenticate(HttpRequest request, out Caller? caller)
    {
        caller = null;
        if (Credential.FromHeader(request.Headers.Authorization) is not { } credential)
        {
            return new(ErrorCode.InvalidKey, $"There is no 'Authorization: Bearer …' header. {WhereKeysAre}");
        }
        var origin = request.Headers.TryGetValue(HeaderNames.Origin, out var value) ? value.ToString() : null;
        var kind = Credential.KindOf(credential);
        if (kind == CredentialKind.SecretKey && origin is not null)
        {
            // Known here or not: a page held it, so it is not secret any more.
            return new(ErrorCode.KeyNotAllowed,
                $"A secret key was used by a page of '{origin}', where anybody can read it: rotate it now. {WhereKeysAre}");
        }
        caller = Find(credential);
        return caller switch
        {
            null => new(ErrorCode.InvalidKey, WhyUnknown(kind)),
            { Key: { Kind: CredentialKind.PublishableKey } key } when !key.IsUsableFrom(origin) =>
                new(ErrorCode.OriginNotAllowed, $"This key may not be used by '{origin}'. Add that origin to the key."),
            _ => null,
        };
    }

    private Caller? Find(string credential) =>
        keys.Find(credential) is { } key ? new Caller(key, null)
        : calls.FindByToken(credential) is { } call ? new Caller(null, call)
        : null;

    private static string WhyUnknown(CredentialKind kind) => kind switch
    {
        CredentialKind.PublishableKey or CredentialKind.SecretKey => $"This key does not exist here. {WhereKeysAre}",
        CredentialKind.CallToken => "This call token is unknown: its call ended more than 5 minutes ago, or never was. Create a call.",
        CredentialKind.EmbedToken => "An embed token is good on the WidgetHost that made it and nowhere else. " + WhereKeysAre,
        _ => $"This is not a key: keys begin with 'dnx_pub_'. {WhereKeysAre}",
    };
}
