using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace WebRtc.Dtls;

/// <summary>A certificate's hash as SDP writes it: <c>sha-256 AB:CD:…</c> (RFC 8122 section 5). SHA-1 and MD5 are not accepted.</summary>
internal sealed class Fingerprint
{
    private readonly byte[] hash;

    private Fingerprint(string algorithm, byte[] hash)
    {
        Algorithm = algorithm;
        this.hash = hash;
    }

    /// <summary><c>sha-256</c>, <c>sha-384</c> or <c>sha-512</c>.</summary>
    public string Algorithm { get; }

    public static Fingerprint Of(ReadOnlySpan<byte> certificateDer) => new("sha-256", SHA256.HashData(certificateDer));

    /// <summary>Parses the value of <c>a=fingerprint</c>. False: another algorithm, or not a hash of that algorithm's size.</summary>
    public static bool TryParse(string value, [NotNullWhen(true)] out Fingerprint? fingerprint)
    {
        fingerprint = null;
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return false;
        }

        var algorithm = value[..space].ToLowerInvariant();
        var size = algorithm switch
        {
            "sha-256" => SHA256.HashSizeInBytes,
            "sha-384" => SHA384.HashSizeInBytes,
            "sha-512" => SHA512.HashSizeInBytes,
            _ => 0,
        };
        var pairs = value[(space + 1)..].Trim().Split(':');
        var hex = string.Concat(pairs);
        if (size == 0 || pairs.Length != size || pairs.Any(pair => pair.Length != 2) || !hex.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        fingerprint = new Fingerprint(algorithm, Convert.FromHexString(hex));
        return true;
    }

    public bool Matches(ReadOnlySpan<byte> certificateDer)
    {
        Span<byte> actual = stackalloc byte[SHA512.HashSizeInBytes];
        var length = Algorithm switch
        {
            "sha-256" => SHA256.HashData(certificateDer, actual),
            "sha-384" => SHA384.HashData(certificateDer, actual),
            _ => SHA512.HashData(certificateDer, actual),
        };
        return CryptographicOperations.FixedTimeEquals(actual[..length], hash);
    }

    public override string ToString() => Algorithm + " " + string.Join(':', hash.Select(part => part.ToString("X2")));
}
