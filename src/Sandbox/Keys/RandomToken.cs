using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sandbox.Keys;

/// <summary>Unguessable text, and the form in which it is kept.</summary>
internal static class RandomToken
{
    private const int Bytes = 24;

    /// <summary>192 random bits as 32 characters that need no escaping in a URL.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// SHA-256 in hex. Credentials are kept and looked up in this form only, so the time of a comparison tells nothing about
    /// the credential.
    /// </summary>
    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
