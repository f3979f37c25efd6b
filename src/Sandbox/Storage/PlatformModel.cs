using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sandbox.Storage.Rows;

namespace Sandbox.Storage;

/// <summary>Keys and indexes. What this says and what <see cref="Migrations"/> make is compared by a test.</summary>
internal static class PlatformModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<KeyRow>(key =>
        {
            key.HasIndex(row => row.Hash, "ix_keys_hash").IsUnique();
            key.HasIndex(row => row.WorkspaceId, "ix_keys_workspace");
        });
        model.Entity<AgentRow>().HasIndex(row => row.WorkspaceId, "ix_agents_workspace");
        model.Entity<AgentVersionRow>(version =>
        {
            version.HasKey(row => new { row.WorkspaceId, row.Id });
            version.HasIndex(row => new { row.AgentId, row.Number }, "ix_agent_versions_agent").IsUnique();
        });
        model.Entity<CallRow>(Calls);
        model.Entity<SlotRow>(slot =>
        {
            slot.HasKey(row => row.CallId);
            slot.HasIndex(row => row.WorkspaceId, "ix_slots_workspace");
        });
        model.Entity<TurnRow>().HasKey(row => new { row.CallId, row.TurnId });
        model.Entity<EventRow>().HasKey(row => new { row.CallId, row.Number });
        model.Entity<GrantRow>().HasKey(row => row.Hash);
        model.Entity<WebhookRow>().HasIndex(row => row.WorkspaceId, "ix_webhooks_workspace");
        model.Entity<DeliveryRow>(delivery =>
        {
            delivery.HasIndex(row => row.NextAttemptAt, "ix_deliveries_next_attempt");
            delivery.HasIndex(row => new { row.WebhookId, row.CreatedAt }, "ix_deliveries_webhook");
        });
        model.Entity<AttemptRow>().HasKey(row => new { row.DeliveryId, row.RetryAttempt });
    }

    // Every list is of one workspace and newest first, so each filter that leaves few calls has its index end in that order.
    private static void Calls(EntityTypeBuilder<CallRow> call)
    {
        call.HasIndex(row => new { row.WorkspaceId, row.CreatedAt, row.Id }, "ix_calls_newest");
        call.HasIndex(row => new { row.WorkspaceId, row.DurationMs, row.Id }, "ix_calls_longest");
        call.HasIndex(row => new { row.WorkspaceId, row.AgentId, row.CreatedAt, row.Id }, "ix_calls_agent");
        call.HasIndex(row => new { row.WorkspaceId, row.AgentVersionId, row.CreatedAt, row.Id }, "ix_calls_agent_version");
        call.HasIndex(row => new { row.WorkspaceId, row.Status, row.CreatedAt, row.Id }, "ix_calls_status");
        call.HasIndex(row => new { row.WorkspaceId, row.EndReason, row.CreatedAt, row.Id }, "ix_calls_end_reason");
        call.HasIndex(row => new { row.WorkspaceId, row.Sentiment, row.CreatedAt, row.Id }, "ix_calls_sentiment");
        call.HasIndex(row => row.IsAnalysisDue, "ix_calls_analysis_due").HasFilter("is_analysis_due");
    }
}
