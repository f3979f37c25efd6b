using System.IO.Compression;

namespace WidgetHost.Tests.Infrastructure;

internal static class Encoded
{
    /// <summary>What a body is without its content coding; nothing stays nothing.</summary>
    public static byte[] Decode(byte[] body, string? coding)
    {
        using var sent = new MemoryStream(body);
        using Stream decoder = coding switch
        {
            "br" when body.Length > 0 => new BrotliStream(sent, CompressionMode.Decompress),
            "gzip" when body.Length > 0 => new GZipStream(sent, CompressionMode.Decompress),
            _ => sent,
        };
        using var decoded = new MemoryStream();
        decoder.CopyTo(decoded);
        return decoded.ToArray();
    }
}
