using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.WebCalls;

/// <summary>Objects whose fields are the site's own: <c>variables</c> and <c>metadata</c>.</summary>
internal static class OpenObject
{
    private const int MaxKeys = 50;
    private const int MaxBytes = 16 * 1024;

    /// <param name="name">The field's, for messages.</param>
    /// <param name="json">Absent and null: empty.</param>
    /// <param name="value">What may be kept.</param>
    public static Refusal? Read(string name, JsonElement? json, out JsonObject value)
    {
        value = [];
        if (json is not { ValueKind: not JsonValueKind.Null } given)
        {
            return null;
        }
        if (given.ValueKind != JsonValueKind.Object)
        {
            return Invalid($"'{name}' is a JSON {given.ValueKind}. Send an object.");
        }
        var (keys, bytes) = (given.GetPropertyCount(), Encoding.UTF8.GetByteCount(given.GetRawText()));
        if (keys > MaxKeys || bytes > MaxBytes)
        {
            return Invalid($"'{name}' has {keys} keys and {bytes} bytes; the limits are {MaxKeys} keys and {MaxBytes} bytes. Send less.");
        }
        if (!CanBeDecoded(given))
        {
            return Invalid($"'{name}' has text with half a surrogate pair ('\\ud800' to '\\udfff'). Send whole characters.");
        }
        value = JsonObject.Create(given)!;
        // Reading a JsonObject for the first time changes it, and agent and record read it on different threads.
        _ = value.Count;
        return null;
    }

    // Text is decoded when it is first read, which would be in the agent or in the record.
    private static bool CanBeDecoded(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString() is not null,
                JsonValueKind.Array => json.EnumerateArray().All(CanBeDecoded),
                JsonValueKind.Object => json.EnumerateObject().All(property => property.Name is not null && CanBeDecoded(property.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
