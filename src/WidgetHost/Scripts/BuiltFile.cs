using Microsoft.Net.Http.Headers;

namespace WidgetHost.Scripts;

/// <summary>The bytes of one served script and what tells them apart.</summary>
/// <param name="Content">As served.</param>
/// <param name="Hash">The first 128 bits of its SHA-256, in hexadecimal: a version in an address.</param>
public sealed record BuiltFile(ReadOnlyMemory<byte> Content, string Hash)
{
    public EntityTagHeaderValue ETag { get; } = new($"\"{Hash}\"");

    public static BuiltFile Of(byte[] content) =>
        new(content, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content).AsSpan(0, 16)));
}
