using Microsoft.Net.Http.Headers;

namespace WidgetHost.Scripts;

/// <summary>A file in one content coding.</summary>
/// <param name="Coding"><see cref="Brotli"/> or <see cref="Gzip"/>, as in <c>Content-Encoding</c>; <see cref="Identity"/>: as it is.</param>
/// <param name="Content">As sent.</param>
public sealed record Representation(string Coding, byte[] Content)
{
    public const string Brotli = "br";
    public const string Gzip = "gzip";
    public const string Identity = "identity";

    /// <summary>
    /// Of these bytes and no others, so that a file's forms never share one (RFC 9110, 8.8.3): whoever holds one form must not be
    /// told that it is another.
    /// </summary>
    public EntityTagHeaderValue ETag { get; } = new($"\"{ServedFile.HashOf(Content)}\"");
}
