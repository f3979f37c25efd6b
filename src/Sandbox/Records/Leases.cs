using Protocol;
using Sandbox.Calls;

namespace Sandbox.Records;

/// <summary>Keeps this process's calls its own, and looks for those that nobody carries any more.</summary>
internal sealed partial class Leases(
    CallSlots slots, CallRegistry calls, AbandonedCalls abandoned, Journal journal, TimeProvider time, ILogger<Leases> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    public void Start()
    {
        var timer = new PeriodicTimer(CallSlots.RenewEvery, time);
        running = Task.Run(() => RunAsync(timer));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task RunAsync(PeriodicTimer timer)
    {
        using (timer)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(stopping.Token))
                {
                    await TickAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // The server stops.
            }
        }
    }

    private async Task TickAsync()
    {
        try
        {
            await RenewAsync();
            await abandoned.CloseAsync(stopping.Token);
        }
#pragma warning disable CA1031 // Without this loop every call would be taken for abandoned.
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
    }

    private async Task RenewAsync()
    {
        // The calls are looked at before the slots, because a new call has its slot first…
        var before = calls.Living;
        var held = await slots.RenewAsync(stopping.Token);
        // …and their end after them, because a call that ended has none. A call whose slot is another's may not go on: its record is closed.
        foreach (var lost in before.Where(call => !held.Contains(call.CallId) && call.Status != CallStatus.Ended))
        {
            LogLost(logger, lost.CallId);
            lost.End(CallEndReason.SystemFailure);
        }
        // One that is being created is among the living before it is not being created any more: asked in this order.
        var settled = held.Where(callId => !slots.IsBeingCreated(callId)).ToList();
        var living = calls.Living.Select(call => call.CallId).ToHashSet(StringComparer.Ordinal);
        var orphans = settled.Where(callId => !living.Contains(callId)).ToList();
        if (orphans.Count > 0)
        {
            // Of a call whose end is about to be stored, or never was.
            await journal.FlushAsync(stopping.Token);
            await abandoned.CloseAsync(orphans, stopping.Token);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{CallId} ends: its lease ran out, and another process has closed it")]
    private static partial void LogLost(ILogger logger, string callId);

    [LoggerMessage(LogLevel.Warning, "Leases could not be renewed; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
