using System.Text;
using Protocol;

namespace Sandbox.Errors;

/// <summary>Bodies of requests: read whole, as UTF-8, within one limit.</summary>
internal static class RequestBody
{
    /// <summary>64 KB; Kestrel enforces it too, whatever <c>Content-Length</c> says.</summary>
    public const int LimitBytes = 64 * 1024;

    public static Refusal TooLarge(long? bytes) => new(
        ErrorCode.PayloadTooLarge,
        $"The body has {(bytes is { } known ? $"{known}" : "more than the allowed")} bytes; the limit is {LimitBytes}. Send less.");

    /// <exception cref="BadHttpRequestException">Status 413: it is longer than the limit.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Whether the body has this media type; parameters such as <c>charset</c> are allowed.</summary>
    public static bool HasType(HttpRequest request, string mediaType) =>
        request.GetTypedHeaders().ContentType?.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) is true;
}
