using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Protocol;

namespace WidgetHost.Session;

/// <summary>Makes and reads embed tokens. They are sealed with the data-protection keys, so no one else can make or read one.</summary>
/// <remarks>The time stands inside the seal, and is checked against <see cref="TimeProvider"/>.</remarks>
public sealed class EmbedTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly IDataProtector protector = protection.CreateProtector("WidgetHost.EmbedToken.v1");

    public string Issue(string widgetId, string origin)
    {
        var tokenId = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var token = new EmbedToken(widgetId, origin, tokenId, time.GetUtcNow() + Lifetime);
        return Credential.EmbedTokenPrefix + protector.Protect(JsonSerializer.Serialize(token));
    }

    /// <summary>Whether <paramref name="credential"/> is a token that this server made and that has not run out.</summary>
    public bool TryRead(string credential, [NotNullWhen(true)] out EmbedToken? token)
    {
        token = Unseal(credential);
        return token is not null && token.ExpiresAt > time.GetUtcNow();
    }

    private EmbedToken? Unseal(string credential)
    {
        try
        {
            return JsonSerializer.Deserialize<EmbedToken>(protector.Unprotect(credential[Credential.EmbedTokenPrefix.Length..]));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
