using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Webhooks;

/// <summary>
/// Proves to a receiver who sent a body and when: <c>t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>, where v1 is HMAC-SHA256 of
/// <c>&lt;t&gt;.&lt;raw body&gt;</c> with the webhook's secret. How to check it is in docs/platform.md.
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-DialNexa-Signature";

    /// <param name="secret">The whole text, with <c>whsec_</c>.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">Byte for byte.</param>
    public static string Of(string secret, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        hmac.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
