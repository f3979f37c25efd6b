using System.Collections.Concurrent;
using Protocol;
using Sandbox.Keys;

namespace Sandbox.Calls;

/// <summary>The calls that can be reached: those that live, and those that ended within 5 minutes. Thread-safe.</summary>
internal sealed class CallRegistry : IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Call> byLocation = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Call> byToken = new(StringComparer.Ordinal);
    private readonly ITimer sweep;

    public CallRegistry(TimeProvider time) => sweep = time.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);

    public int Count => byLocation.Count;

    /// <summary>As they are now.</summary>
    public IReadOnlyList<Call> Living => [.. byLocation.Values.Where(call => call.Status != CallStatus.Ended)];

    public void Add(Call call)
    {
        byLocation[call.Location] = call;
        byToken[call.TokenHash] = call;
    }

    public void Remove(Call call)
    {
        byLocation.TryRemove(call.Location, out _);
        byToken.TryRemove(call.TokenHash, out _);
    }

    /// <param name="location">192 random bits: to know them is to have been told.</param>
    public Call? FindByLocation(string location) => byLocation.GetValueOrDefault(location);

    public Call? FindByToken(string token) => byToken.GetValueOrDefault(RandomToken.Hash(token));

    public Call? FindById(string callId) => byLocation.Values.FirstOrDefault(call => call.CallId == callId);

    /// <summary>The workspace is removed: its pages are told, and nothing of its calls is left here.</summary>
    public void EndAllOf(string workspaceId)
    {
        foreach (var call in byLocation.Values.Where(call => call.Setup.WorkspaceId == workspaceId))
        {
            call.End(CallEndReason.SystemFailure);
            call.FinishEnding();
            Remove(call);
        }
    }

    /// <summary>The server stops: tells the pages and frees everything.</summary>
    public void Dispose()
    {
        sweep.Dispose();
        foreach (var call in byLocation.Values)
        {
            call.End(CallEndReason.SystemFailure);
            call.Dispose();
        }
    }

    private void Sweep()
    {
        foreach (var call in byLocation.Values.Where(call => call.EndedFor >= CallTimings.KeptAfterEnd))
        {
            Remove(call);
        }
    }
}
