using Sandbox.Storage.Rows;

namespace Sandbox.Records;

/// <summary>Which calls a list has. What is null does not matter.</summary>
internal sealed record RecordFilter
{
    public IReadOnlyList<string>? AgentIds { get; init; }

    public IReadOnlyList<string>? AgentVersionIds { get; init; }

    /// <summary>A part of the name, in any case.</summary>
    public string? AgentVersionName { get; init; }

    public IReadOnlyList<string>? CallIds { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }

    public IReadOnlyList<string>? Sentiments { get; init; }

    public IReadOnlyList<string>? EndReasons { get; init; }

    public (int? Least, int? Most) LatencyMs { get; init; }

    public (int? Least, int? Most) DurationMs { get; init; }

    public (DateTimeOffset? First, DateTimeOffset? Last) CreatedAt { get; init; }

    /// <summary>It asks for what only phone calls have.</summary>
    public bool MatchesNothing { get; init; }

    public static RecordFilter Read(QueryReader query)
    {
        // All are read, so that each is checked.
        var types = query.List("type", ["web", "phone"]);
        var ofPhones = new[]
        {
            query.Text("from") is not null, query.Text("to") is not null, query.List("batch_call_id") is not null,
            query.List("call_direction", ["inbound", "outbound"]) is not null, types?.Contains("web") == false,
        };
        return new RecordFilter
        {
            AgentIds = query.List("agent_id"),
            AgentVersionIds = query.List("agent_version_id"),
            AgentVersionName = query.Text("agent_version_name"),
            CallIds = query.List("call_id"),
            Statuses = query.List("status", RecordParameters.Statuses),
            Sentiments = query.List("sentiment", RecordParameters.Sentiments),
            EndReasons = query.List("end_reason", RecordParameters.EndReasons),
            LatencyMs = (Number("latency_min"), Number("latency_max")),
            DurationMs = (
                Greater(Number("duration_min"), Number("duration_greater_than") + 1),
                Smaller(Number("duration_max"), Number("duration_less_than") - 1)),
            CreatedAt = (query.Time("start_date")?.First, query.Time("end_date")?.Last),
            MatchesNothing = ofPhones.Contains(true),
        };

        // One more than the greatest is still a number.
        int? Number(string name) => query.Number(name, 0, int.MaxValue - 1);
    }

    /// <param name="calls">Of one workspace.</param>
    /// <param name="named">The versions of <see cref="AgentVersionName"/>; null without it.</param>
    public IQueryable<CallRow> Apply(IQueryable<CallRow> calls, IReadOnlyList<string>? named)
    {
        if (MatchesNothing)
        {
            return calls.Where(call => false);
        }
        if (LatencyMs.Least is { } slow)
        {
            calls = calls.Where(call => call.LatencyMs >= slow);
        }
        if (LatencyMs.Most is { } quick)
        {
            calls = calls.Where(call => call.LatencyMs <= quick);
        }
        if (DurationMs.Least is { } least)
        {
            calls = calls.Where(call => call.DurationMs >= least);
        }
        if (DurationMs.Most is { } most)
        {
            calls = calls.Where(call => call.DurationMs <= most);
        }
        if (CreatedAt.First is { } first)
        {
            calls = calls.Where(call => call.CreatedAt >= first);
        }
        if (CreatedAt.Last is { } last)
        {
            calls = calls.Where(call => call.CreatedAt <= last);
        }
        return ApplyLists(calls, named);
    }

    private IQueryable<CallRow> ApplyLists(IQueryable<CallRow> calls, IReadOnlyList<string>? named) => calls
        .WhereIn(AgentIds, call => call.AgentId)
        .WhereIn(AgentVersionIds, call => call.AgentVersionId)
        .WhereIn(named, call => call.AgentVersionId)
        .WhereIn(CallIds, call => call.Id)
        .WhereIn(Statuses, call => call.Status)
        .WhereIn(Sentiments, call => call.Sentiment)
        .WhereIn(EndReasons, call => call.EndReason);

    private static int? Greater(int? one, int? other) => one > other || other is null ? one : other;

    private static int? Smaller(int? one, int? other) => one < other || other is null ? one : other;
}
