using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace WidgetHost.Scripts;

/// <summary>A served file in every form that is sent, all of them made before anybody asks.</summary>
public sealed class ServedFile
{
    private ServedFile(byte[] content, byte[]? brotli, byte[]? gzip)
    {
        Content = content;
        Hash = HashOf(content);
        QueryVersion = WebEncoders.Base64UrlEncode(Convert.FromHexString(Hash).AsSpan(0, 8));
        Representations =
        [
            .. Smaller(Representation.Brotli, brotli),
            .. Smaller(Representation.Gzip, gzip),
            new(Representation.Identity, content),
        ];
    }

    /// <summary>As it is: what the hashes are of.</summary>
    public byte[] Content { get; }

    /// <summary>The first 128 bits of the content's SHA-256, in hexadecimal: a version in an address.</summary>
    public string Hash { get; }

    /// <summary>The first 64 bits of it, in base64url: what <see cref="FileVersions"/> writes into the query <c>v</c>.</summary>
    public string QueryVersion { get; }

    /// <summary>The smallest first; the last is the content itself.</summary>
    public IReadOnlyList<Representation> Representations { get; }

    /// <summary>What a page's <c>integrity</c> holds for it (https://www.w3.org/TR/SRI/).</summary>
    public string Integrity => $"sha384-{Convert.ToBase64String(SHA384.HashData(Content))}";

    /// <summary>Compresses it: some 20 ms for a loader.</summary>
    public static ServedFile Compress(byte[] content, Compression compression) => new(
        content,
        compression is Compression.BrotliAndGzip ? Compressor.Brotli(content) : null,
        compression is Compression.None ? null : Compressor.Gzip(content));

    /// <summary>What was compressed earlier; null: that form was not kept.</summary>
    public static ServedFile Of(byte[] content, byte[]? brotli, byte[]? gzip) => new(content, brotli, gzip);

    /// <summary>See <see cref="Hash"/>.</summary>
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));

    private IEnumerable<Representation> Smaller(string coding, byte[]? compressed) =>
        compressed is not null && compressed.Length < Content.Length ? [new(coding, compressed)] : [];
}
