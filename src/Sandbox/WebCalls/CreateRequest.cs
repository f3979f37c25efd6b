using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.WebCalls;

/// <summary>A create, read from JSON or from WHIP, and checked as far as that can be done without knowing the agents.</summary>
internal sealed record CreateRequest(string AgentVersionId, JsonObject Variables, JsonObject Metadata, string Offer, bool IsWhip)
{
    private const int MaxKeys = 50;
    private const int MaxBytes = 16 * 1024;

    private static readonly JsonSerializerOptions Strict = new(ProtocolJson.Options) { AllowDuplicateProperties = false };

    /// <summary>Reads <c>application/json</c>.</summary>
    public static Refusal? FromJson(string body, out CreateRequest? request)
    {
        request = null;
        CreateWebCall? create;
        try
        {
            create = JsonSerializer.Deserialize<CreateWebCall>(body, Strict);
        }
        catch (JsonException wrong)
        {
            return Invalid($"The body is not the JSON object of a create (at '{wrong.Path ?? "$"}', line {wrong.LineNumber + 1}).");
        }
        JsonObject variables = [], metadata = [];
        var refusal = Check(create)
            ?? ReadObject("variables", create!.Variables, out variables)
            ?? ReadObject("metadata", create.Metadata, out metadata);
        request = refusal is null ? new(create!.AgentVersionId!, variables, metadata, create.Offer!, IsWhip: false) : null;
        return refusal;
    }

    /// <summary>Reads WHIP (RFC 9725): the offer is the body, the agent version is in the query.</summary>
    public static Refusal? FromWhip(string? agentVersionId, string body, out CreateRequest? request)
    {
        request = null;
        if (string.IsNullOrEmpty(agentVersionId))
        {
            return Invalid("The address has no agent version. Post to '/v1/web-calls?agent_version_id=av_…'.");
        }
        if (body.Length == 0)
        {
            return Invalid("The body is empty. Post the SDP offer.");
        }
        request = new CreateRequest(agentVersionId, [], [], body, IsWhip: true);
        return null;
    }

    private static Refusal? Check(CreateWebCall? create) => create switch
    {
        null => Invalid("The body is 'null'. Send { \"agent_version_id\": …, \"offer\": … }."),
        { AgentVersionId: null or "" } => Invalid("'agent_version_id' is missing. Name the published agent version to run."),
        { Transport: "websocket" } =>
            Invalid("Transport 'websocket' is not there yet; 'webrtc' is the only one. Leave 'transport' out and send an 'offer'."),
        { Transport: not (null or "webrtc") } => Invalid($"Transport '{create.Transport}' does not exist. Leave 'transport' out."),
        { Offer: null or "" } => Invalid("'offer' is missing. Send the SDP of RTCPeerConnection.createOffer()."),
        _ => null,
    };

    private static Refusal? ReadObject(string name, JsonElement? json, out JsonObject value)
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
