using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Events;
using Sandbox.Records;
using WebRtc;

namespace Sandbox.Control;

/// <summary>The answer of <c>GET /sandbox/calls/{id}</c>.</summary>
/// <param name="CallId">As in the record.</param>
/// <param name="Status">Where the call is in its life.</param>
/// <param name="EndReason">Absent while it lives.</param>
/// <param name="AgentVersionId">What runs.</param>
/// <param name="ElapsedMs">Since <c>connected</c>.</param>
/// <param name="LastEventId">For <c>wait?after=</c>.</param>
/// <param name="Heard">Of the visitor.</param>
/// <param name="Said">By the agent.</param>
/// <param name="Codec">Its name in SDP; empty before the connection.</param>
/// <param name="RoundTripMs">By the browser's last report; absent before it.</param>
/// <param name="Network">As it was set.</param>
/// <param name="Feedback">What the visitor said of the call; absent before.</param>
/// <param name="ClientStats">What the page measured; absent before.</param>
internal sealed record CallView(
    string CallId,
    string Status,
    CallEndReason? EndReason,
    string AgentVersionId,
    long ElapsedMs,
    long LastEventId,
    HeardView Heard,
    SaidView Said,
    string Codec,
    double? RoundTripMs,
    CallNetwork Network,
    FeedbackView? Feedback,
    JsonObject? ClientStats)
{
    public static CallView Of(Call call)
    {
        var events = call.Events.Read(null);
        var (statistics, feedback) = (call.Peer.Statistics, call.Feedback);
        TurnView[] turns = [.. events.Events.Where(item => item.Type == "transcript").Select(TurnView.Of)];
        return new CallView(
            call.CallId,
            NameOf(call.Status),
            call.EndReason,
            call.Setup.Version.Id,
            (long)call.Elapsed.TotalMilliseconds,
            events.LastId,
            HeardView.Of([.. turns.Where(turn => turn.Role == TurnRole.User)], statistics, call.Peer.Level),
            new SaidView(Words(turns.Where(turn => turn.Role == TurnRole.Agent)), statistics.PacketsSent),
            statistics.Codec,
            statistics.RoundTrip is { } roundTrip ? Round(roundTrip.TotalMilliseconds) : null,
            CallNetwork.Of(call.Network),
            FeedbackView.Of(feedback.Rating, feedback.Comment),
            feedback.Stats.ToJson());
    }

    public static string NameOf(CallStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    internal static string Words(IEnumerable<TurnView> turns) => string.Join('\n', turns.Select(turn => turn.Text));

    internal static double Round(double value) => Math.Round(value, 1);
}

/// <summary>What was heard of the visitor, in words and in sound.</summary>
/// <param name="Words">One line for each turn.</param>
/// <param name="Turns">The latest form of each.</param>
/// <param name="LevelDbfs">RMS of the last second, 0 to -127 (<see cref="AudioLevel"/>).</param>
/// <param name="PeakDbfs">The loudest sample since the call connected.</param>
/// <param name="Packets">Received.</param>
/// <param name="Lost">Of them that should have come.</param>
/// <param name="Loss">Share of the packets that should have come, 0 to 1.</param>
/// <param name="JitterMs">Of their arrival.</param>
internal sealed record HeardView(
    string Words, IReadOnlyList<TurnView> Turns, double LevelDbfs, double PeakDbfs, long Packets, long Lost, double Loss, double JitterMs)
{
    public static HeardView Of(IReadOnlyList<TurnView> turns, PeerStatistics statistics, AudioLevel level)
    {
        var expected = statistics.PacketsReceived + statistics.PacketsLost;
        return new HeardView(
            CallView.Words(turns),
            turns,
            CallView.Round(level.Rms),
            CallView.Round(level.Peak),
            statistics.PacketsReceived,
            statistics.PacketsLost,
            expected == 0 ? 0 : Math.Round((double)statistics.PacketsLost / expected, 4),
            CallView.Round(statistics.Jitter.TotalMilliseconds));
    }
}

/// <summary>What the agent said.</summary>
/// <param name="Words">One line for each turn.</param>
/// <param name="Packets">Sent.</param>
internal sealed record SaidView(string Words, long Packets);

/// <summary>A turn as its <c>transcript</c> event has it.</summary>
internal sealed record TurnView(string TurnId, TurnRole Role, string Text, bool Final, long StartMs, long EndMs)
{
    public static TurnView Of(CallEvent shown) => JsonSerializer.Deserialize<TurnView>(shown.Data, ProtocolJson.Options)!;
}
