using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Sandbox.Storage;
using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>What was said in a call, in order.</summary>
internal sealed record Transcript(IReadOnlyList<TurnView> Turns)
{
    public static readonly Transcript Empty = new([]);

    /// <summary>As documented: one line for each turn, <c>Agent: …</c> or <c>User: …</c>.</summary>
    public string Text => string.Join('\n', Turns.Select(turn => $"{(turn.IsUser ? "User" : "Agent")}: {turn.Text}"));

    /// <summary>The words of one side, turn by turn, the last first.</summary>
    public IReadOnlyList<string> Said(bool byUser) => [.. Turns.Where(turn => turn.IsUser == byUser).Select(turn => turn.Text).Reverse()];

    public static async Task<Transcript> ReadAsync(PlatformDatabase database, string callId, CancellationToken cancellationToken) =>
        (await ReadAsync(database, [callId], cancellationToken)).GetValueOrDefault(callId, Empty);

    /// <summary>Of several calls; one in which nothing was said is not there.</summary>
    public static async Task<IReadOnlyDictionary<string, Transcript>> ReadAsync(
        PlatformDatabase database, IReadOnlyCollection<string> callIds, CancellationToken cancellationToken)
    {
        var rows = await database.Turns.AsNoTracking().Where(turn => callIds.Contains(turn.CallId) && turn.Text != "")
            .OrderBy(turn => turn.Position).ToListAsync(cancellationToken);
        return rows.GroupBy(turn => turn.CallId).ToDictionary(call => call.Key, call => new Transcript([.. call.Select(TurnView.Of)]));
    }
}

/// <summary>One turn of a record. Times count from the call's start.</summary>
/// <param name="TurnId">As in the events.</param>
/// <param name="Role"><c>agent</c> or <c>user</c>.</param>
/// <param name="Text">Its latest form.</param>
/// <param name="Final">False: the call ended, or the process did, before the turn was over.</param>
/// <param name="StartMs">When it began.</param>
/// <param name="EndMs">When it ended.</param>
/// <param name="LatencyMs">From the end of the caller's speech to the start of this turn; absent where it answers nobody.</param>
internal sealed record TurnView(string TurnId, string Role, string Text, bool Final, long StartMs, long EndMs, long? LatencyMs)
{
    [JsonIgnore]
    public bool IsUser => Role == "user";

    public static TurnView Of(TurnRow row) => new(row.TurnId, row.Role, row.Text, row.IsFinal, row.StartMs, row.EndMs, row.LatencyMs);
}
