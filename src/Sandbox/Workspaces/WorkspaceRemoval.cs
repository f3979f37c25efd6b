using Microsoft.EntityFrameworkCore;
using Sandbox.Storage;

namespace Sandbox.Workspaces;

/// <summary>Deletes everything a workspace has, those that belong to others first.</summary>
internal static class WorkspaceRemoval
{
    public static async Task DeleteAsync(PlatformDatabase database, string id, CancellationToken cancellationToken)
    {
        var calls = database.Calls.Where(call => call.WorkspaceId == id).Select(call => call.Id);
        var webhooks = database.Webhooks.Where(webhook => webhook.WorkspaceId == id).Select(webhook => webhook.Id);
        var deliveries = database.Deliveries.Where(delivery => webhooks.Contains(delivery.WebhookId)).Select(delivery => delivery.Id);
        await database.Attempts.Where(attempt => deliveries.Contains(attempt.DeliveryId)).ExecuteDeleteAsync(cancellationToken);
        await database.Deliveries.Where(delivery => webhooks.Contains(delivery.WebhookId)).ExecuteDeleteAsync(cancellationToken);
        await database.Webhooks.Where(webhook => webhook.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Turns.Where(turn => calls.Contains(turn.CallId)).ExecuteDeleteAsync(cancellationToken);
        await database.Events.Where(made => calls.Contains(made.CallId)).ExecuteDeleteAsync(cancellationToken);
        await database.Slots.Where(slot => slot.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Calls.Where(call => call.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.AgentVersions.Where(version => version.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Agents.Where(agent => agent.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Grants.Where(grant => grant.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Keys.Where(key => key.WorkspaceId == id).ExecuteDeleteAsync(cancellationToken);
        await database.Workspaces.Where(workspace => workspace.Id == id).ExecuteDeleteAsync(cancellationToken);
    }
}
