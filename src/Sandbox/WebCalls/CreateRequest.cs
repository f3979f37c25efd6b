using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;

namespace Sandbox.WebCalls;

/// <summary>A create, read from JSON or from WHIP, and checked as far as that can be done without knowing the agents.</summary>
internal sealed record CreateRequest(string AgentVersionId, JsonObject Variables, JsonObject Metadata, string Offer, bool IsWhip)
{
    /// <summary>What the visitor agreed to; null where nothing was shown.</summary>
    public Consent? Consent { get; init; }

    private static readonly JsonSerializerOptions Strict = new(ProtocolJson.Options) { AllowDuplicateProperties = false };

    /// <summary>Reads <c>application/json</c>.</summary>
    /// <param name="body">The request's.</param>
    /// <param name="grantedVersion">The agent version of the grant, which need not be repeated; null where there is no grant.</param>
    /// <param name="now">No consent was given later.</param>
    /// <param name="request">Set when null is returned.</param>
    public static Refusal? FromJson(string body, string? grantedVersion, DateTimeOffset now, out CreateRequest? request)
    {
        request = null;
        CreateWebCall? create;
        try
        {
            create = JsonSerializer.Deserialize<CreateWebCall>(body, Strict) is { } read
                ? read with { AgentVersionId = read.AgentVersionId ?? grantedVersion }
                : null;
        }
        catch (JsonException wrong)
        {
            return Invalid($"The body is not the JSON object of a create (at '{wrong.Path ?? "$"}', line {wrong.LineNumber + 1}).");
        }
        JsonObject variables = [], metadata = [];
        Consent? consent = null;
        var refusal = Check(create)
            ?? OpenObject.Read("variables", create!.Variables, out variables)
            ?? OpenObject.Read("metadata", create.Metadata, out metadata)
            ?? ConsentCheck.Read(create.Consent, now, out consent);
        request = refusal is null
            ? new(create!.AgentVersionId!, variables, metadata, create.Offer!, IsWhip: false) { Consent = consent }
            : null;
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

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
