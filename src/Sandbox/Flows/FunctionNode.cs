using System.Text.Json.Nodes;

namespace Sandbox.Flows;

/// <summary>Calls a URL while the caller waits, and keeps parts of the reply as variables.</summary>
internal sealed record FunctionNode : FlowNode
{
    /// <summary>Its path and query may hold variables, which are escaped; its host may not.</summary>
    public required string Url { get; init; }

    /// <summary><c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>. Default <c>POST</c>.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Sent as JSON; its texts may hold variables. Default null: no body.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>Milliseconds until the call is given up, 1 to 120000. Default 10000.</summary>
    public int TimeoutMs { get; init; } = 10_000;

    /// <summary>The reply, for tests: nothing is called. Default null.</summary>
    public MockReply? Mock { get; init; }

    /// <summary>Name of a variable → path in the reply, for example <c>orders[0].id</c>. What the reply lacks is empty.</summary>
    public IReadOnlyDictionary<string, string> Result { get; init; } = new Dictionary<string, string>();

    /// <summary>After a status from 200 to 299.</summary>
    public required string Next { get; init; }

    /// <summary>After everything else.</summary>
    public required string Failed { get; init; }

    internal override string Type => "function";
    internal override IEnumerable<string> Targets => [Next, Failed];
    internal TimeSpan Timeout => TimeSpan.FromMilliseconds(TimeoutMs);
}

/// <summary>What a function answers without being called.</summary>
internal sealed record MockReply
{
    /// <summary>100 to 599. Default 200.</summary>
    public int Status { get; init; } = 200;

    public JsonNode? Body { get; init; }
}
