using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Errors;
using Sandbox.WebCalls;

namespace Sandbox.Grants;

/// <summary>
/// Leave for one create. Used and expired ones are found too, for their last hours: a WHIP client knows nothing else to act on
/// its call with, and a page that repeats its create gets the first answer.
/// </summary>
/// <param name="Id">Names the grant in limits and on its call; the hash of its text.</param>
/// <param name="WorkspaceId">Whose call it makes.</param>
/// <param name="AgentVersionId">What the call runs.</param>
/// <param name="Variables">Win over the page's.</param>
/// <param name="Metadata">Wins over the page's.</param>
/// <param name="Origin">The only one whose pages may use it; null: any.</param>
/// <param name="ExpiresAt">From then on it makes no call.</param>
/// <param name="UsedAt">It has made its call.</param>
internal sealed record Grant(
    string Id,
    string WorkspaceId,
    string AgentVersionId,
    JsonObject Variables,
    JsonObject Metadata,
    OriginRule? Origin,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt)
{
    /// <summary>As with keys: a request without an origin comes from no page.</summary>
    public bool IsUsableFrom(string? origin) => origin is null || (Origin?.Matches(origin) ?? true);

    /// <summary>Null: it can still make its call.</summary>
    public Refusal? WhySpent(DateTimeOffset now) => this switch
    {
        { UsedAt: not null } => Spent("has made its call or is making it, and it is good for one"),
        _ when ExpiresAt <= now => Spent($"was good until {ExpiresAt:u}"),
        _ => null,
    };

    /// <summary>The create as the grant allows it.</summary>
    public Refusal? Apply(CreateRequest asked, out CreateRequest request)
    {
        request = asked with { Variables = Merge(asked.Variables, Variables), Metadata = Merge(asked.Metadata, Metadata) };
        return asked.AgentVersionId == AgentVersionId
            ? null
            : new(ErrorCode.KeyNotAllowed, $"This grant runs '{AgentVersionId}', not '{asked.AgentVersionId}'. Send the grant's own.");
    }

    private static Refusal Spent(string why) => new(ErrorCode.InvalidKey, $"This grant {why}. Ask your own server for another.");

    private static JsonObject Merge(JsonObject page, JsonObject own)
    {
        var all = new JsonObject();
        foreach (var (name, value) in page.Concat(own))
        {
            all[name] = value?.DeepClone();
        }
        return all;
    }
}
