using System.Security.Cryptography;
using System.Text;

namespace WebRtc.Ice;

/// <summary>A username fragment and a password (RFC 8445 section 5.3).</summary>
internal sealed record IceCredentials(string Ufrag, string Password)
{
    // Multiples of three, so that Base64 needs no padding and every character is an ice-char.
    private const int UfragBytes = 9;
    private const int PasswordBytes = 24;

    /// <summary>The key of MESSAGE-INTEGRITY.</summary>
    public byte[] Key { get; } = Encoding.UTF8.GetBytes(Password);

    /// <summary>72 bits of ufrag, 192 of password; the RFC asks for 24 and 128.</summary>
    public static IceCredentials Create() => new(
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(UfragBytes)),
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(PasswordBytes)));

    public override string ToString() => $"ICE credentials of {Ufrag}";
}
