using Sandbox.Agents;
using Sandbox.Queues;
using Sandbox.Storage.Rows;

namespace Sandbox.Analysis;

/// <summary>Analyses calls after their end.</summary>
internal sealed class AnalysisWorker(
    AnalysisQueue queue, AgentCatalog agents, Analyst analyst, TimeProvider time, ILogger<AnalysisWorker> logger)
    : QueueWorker<DueCall>(Places, time, logger)
{
    // With a language model the time is its own; by rules one would do.
    private const int Places = 4;

    protected override Task<IReadOnlyList<DueCall>> TakeAsync(int most, CancellationToken cancellationToken) =>
        queue.TakeAsync(most, cancellationToken);

    protected override async Task WorkAsync(DueCall item, CancellationToken cancellationToken)
    {
        try
        {
            if (await queue.ReadAsync(item, cancellationToken) is { } call)
            {
                var result = call.Record.StartedAt is null
                    ? AnalysisResult.OfNoConversation
                    : await analyst.AnalyseAsync(call, await FindAsync(call.Record, cancellationToken), cancellationToken);
                await queue.StoreAsync(item, result, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await queue.GiveBackAsync(item);
            throw;
        }
    }

    /// <returns>Null: a fixture, or a version that is no more.</returns>
    private async Task<AgentDefinition?> FindAsync(CallRow call, CancellationToken cancellationToken) =>
        (await agents.FindAsync(call.WorkspaceId, call.AgentVersionId, cancellationToken)).Version?.Definition;
}
