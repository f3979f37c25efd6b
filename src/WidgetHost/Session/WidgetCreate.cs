using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Protocol;
using WidgetHost.Widgets;

namespace WidgetHost.Session;

/// <summary>A widget's token makes calls to the widget's own agent version only.</summary>
internal static class WidgetCreate
{
    private const string Field = "agent_version_id";

    /// <summary>A name given twice is refused: this server and the platform might not read the same one.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null: the create asks for what the widget runs. The body is held in memory and is left at its beginning.</summary>
    public static async Task<Refusal?> RefusalAsync(HttpRequest request, Widget widget)
    {
        var asked = request.Query[Field].ToList();
        switch (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value : null)
        {
            case "application/sdp":
                break;
            case "application/json":
                if (await InBodyAsync(request) is not { } inBody)
                {
                    return new(
                        ErrorCode.InvalidRequest, $"The body is not a JSON object with '{Field}' once. Send what docs/protocol.md shows.");
                }
                asked.AddRange(inBody);
                break;
            default:
                return new(
                    ErrorCode.UnsupportedMediaType,
                    $"'{request.ContentType}' is not a type of this route. Send application/json or application/sdp.");
        }
        return asked.Count > 0 && asked.TrueForAll(version => version == widget.AgentVersionId)
            ? null
            : new(
                ErrorCode.KeyNotAllowed,
                $"Widget '{widget.Id}' runs '{widget.AgentVersionId}', not '{string.Join(", ", asked)}'. Send the widget's own.");
    }

    /// <summary>Every value of a property of that name in any case, as a lenient reader might take it; null: not a JSON object.</summary>
    private static async Task<IEnumerable<string?>?> InBodyAsync(HttpRequest request)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, Strict, request.HttpContext.RequestAborted);
            request.Body.Position = 0;
            return body.RootElement.ValueKind == JsonValueKind.Object
                ? [.. body.RootElement.EnumerateObject().Where(IsVersion).Select(property => property.Value.ToString())]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsVersion(JsonProperty property) => property.Name.Equals(Field, StringComparison.OrdinalIgnoreCase);
}
