using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Protocol;

namespace Sandbox.Errors;

/// <summary>Bodies of a site's own server: one JSON object, in which a name that does not exist or stands twice is refused.</summary>
internal static class JsonBody
{
    public const string MediaType = "application/json";

    /// <summary>No name twice, and none that does not exist.</summary>
    public static readonly JsonSerializerOptions Strict = new(ProtocolJson.Options)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <returns>One of the two.</returns>
    /// <exception cref="BadHttpRequestException">Status 413: it is longer than the limit.</exception>
    public static async Task<(T? Body, Refusal? Refusal)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!RequestBody.HasType(context.Request, MediaType))
        {
            var given = context.Request.ContentType;
            return (null, new(ErrorCode.UnsupportedMediaType, $"The body is '{given}'. Send '{MediaType}'."));
        }
        var text = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        return TryParse<T>(text, out var body, out var problem) ? (body, null) : (null, new(ErrorCode.InvalidRequest, problem));
    }

    private static bool TryParse<T>(string text, [NotNullWhen(true)] out T? body, [NotNullWhen(false)] out string? problem)
        where T : class
    {
        try
        {
            (body, problem) = (JsonSerializer.Deserialize<T>(text, Strict), "The body is 'null'. Send a JSON object.");
        }
        catch (JsonException wrong)
        {
            (body, problem) = (null, $"The body does not fit (at '{wrong.Path ?? "$"}', line {wrong.LineNumber + 1}). docs/platform.md has its fields.");
        }
        return body is not null;
    }
}
