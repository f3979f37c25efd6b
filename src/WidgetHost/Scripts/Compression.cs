using System.IO.Compression;

namespace WidgetHost.Scripts;

/// <summary>The content codings (RFC 9110, 8.4.1) that are made of a file, once and as small as they get.</summary>
public enum Compression
{
    /// <summary>It is compressed already.</summary>
    None,

    Gzip,
    BrotliAndGzip,
}

internal static class Compressor
{
    private const int BestBrotli = 11;
    private const int BestGzip = 9;

    /// <summary>The window of <see cref="BestBrotli"/>, as a power of two: the largest that every browser accepts is 24.</summary>
    private const int BrotliWindowBits = 22;

    public static byte[] Brotli(byte[] content)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, compressed, out var length, BestBrotli, BrotliWindowBits)
            ? compressed[..length]
            : throw new InvalidOperationException($"{content.Length} bytes do not fit into the {compressed.Length} that brotli needs at most.");
    }

    public static byte[] Gzip(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, new ZLibCompressionOptions { CompressionLevel = BestGzip }, leaveOpen: true))
        {
            gzip.Write(content);
        }
        return compressed.ToArray();
    }
}
