using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sandbox.Storage.Migrations;

/// <summary>The first schema.</summary>
[DbContext(typeof(PlatformDatabase))]
[Migration("0001_initial")]
internal sealed class M0001Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Workspaces(migrationBuilder);
        Agents(migrationBuilder);
        Calls(migrationBuilder);
        Webhooks(migrationBuilder);
    }

    private static void Workspaces(MigrationBuilder builder)
    {
        builder.CreateTable("workspaces", table => new
        {
            id = table.Column<string>(),
            name = table.Column<string>(),
            created_at = table.Column<long>(),
            concurrency_limit = table.Column<int>(),
            creates_per_address_per_minute = table.Column<int>(),
            creates_per_key_per_minute = table.Column<int>(),
            slot_version = table.Column<long>(),
        }, constraints: table => table.PrimaryKey("PK_workspaces", row => row.id));
        builder.CreateTable("keys", table => new
        {
            id = table.Column<string>(),
            workspace_id = table.Column<string>(),
            kind = table.Column<string>(),
            name = table.Column<string>(),
            hash = table.Column<string>(),
            last_four = table.Column<string>(),
            origins = table.Column<string>(),
            created_at = table.Column<long>(),
            last_used_at = table.Column<long>(nullable: true),
            expires_at = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_keys", row => row.id));
        builder.CreateIndex("ix_keys_hash", "keys", "hash", unique: true);
        builder.CreateIndex("ix_keys_workspace", "keys", "workspace_id");
        builder.CreateTable("grants", table => new
        {
            hash = table.Column<string>(),
            workspace_id = table.Column<string>(),
            agent_version_id = table.Column<string>(),
            variables = table.Column<string>(),
            metadata = table.Column<string>(),
            origin = table.Column<string>(nullable: true),
            expires_at = table.Column<long>(),
            used_at = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_grants", row => row.hash));
    }

    private static void Agents(MigrationBuilder builder)
    {
        builder.CreateTable("agents", table => new
        {
            id = table.Column<string>(),
            workspace_id = table.Column<string>(),
            name = table.Column<string>(),
            created_at = table.Column<long>(),
            current_version_number = table.Column<int>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_agents", row => row.id));
        builder.CreateIndex("ix_agents_workspace", "agents", "workspace_id");
        builder.CreateTable("agent_versions", table => new
        {
            workspace_id = table.Column<string>(),
            id = table.Column<string>(),
            agent_id = table.Column<string>(),
            number = table.Column<int>(),
            title = table.Column<string>(),
            definition = table.Column<string>(),
            is_scripted = table.Column<bool>(),
            created_at = table.Column<long>(),
            published_at = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_agent_versions", row => new { row.workspace_id, row.id }));
        builder.CreateIndex("ix_agent_versions_agent", "agent_versions", ["agent_id", "number"], unique: true);
    }

    private static void Calls(MigrationBuilder builder)
    {
        builder.CreateTable("calls", table => new
        {
            id = table.Column<string>(),
            workspace_id = table.Column<string>(),
            agent_id = table.Column<string>(),
            agent_version_id = table.Column<string>(),
            agent_version_number = table.Column<int>(),
            status = table.Column<string>(),
            created_at = table.Column<long>(),
            started_at = table.Column<long>(nullable: true),
            ended_at = table.Column<long>(nullable: true),
            duration_ms = table.Column<long>(nullable: true),
            end_reason = table.Column<string>(nullable: true),
            variables = table.Column<string>(),
            metadata = table.Column<string>(),
            consent_version = table.Column<string>(nullable: true),
            consent_given_at = table.Column<long>(nullable: true),
            latency_ms = table.Column<long>(nullable: true),
            summary = table.Column<string>(nullable: true),
            sentiment = table.Column<string>(nullable: true),
            analysis = table.Column<string>(nullable: true),
            is_analysis_due = table.Column<bool>(),
        }, constraints: table => table.PrimaryKey("PK_calls", row => row.id));
        builder.CreateIndex("ix_calls_newest", "calls", ["workspace_id", "created_at", "id"]);
        builder.CreateIndex("ix_calls_longest", "calls", ["workspace_id", "duration_ms", "id"]);
        builder.CreateIndex("ix_calls_agent", "calls", ["workspace_id", "agent_id", "created_at", "id"]);
        builder.CreateIndex("ix_calls_agent_version", "calls", ["workspace_id", "agent_version_id", "created_at", "id"]);
        builder.CreateIndex("ix_calls_status", "calls", ["workspace_id", "status", "created_at", "id"]);
        builder.CreateIndex("ix_calls_end_reason", "calls", ["workspace_id", "end_reason", "created_at", "id"]);
        builder.CreateIndex("ix_calls_sentiment", "calls", ["workspace_id", "sentiment", "created_at", "id"]);
        builder.CreateIndex("ix_calls_analysis_due", "calls", "is_analysis_due", filter: "is_analysis_due");
        builder.CreateTable("slots", table => new
        {
            call_id = table.Column<string>(),
            workspace_id = table.Column<string>(),
            instance = table.Column<string>(),
            lease_until = table.Column<long>(),
        }, constraints: table => table.PrimaryKey("PK_slots", row => row.call_id));
        builder.CreateIndex("ix_slots_workspace", "slots", "workspace_id");
        builder.CreateTable("turns", table => new
        {
            call_id = table.Column<string>(),
            turn_id = table.Column<string>(),
            position = table.Column<long>(),
            role = table.Column<string>(),
            text = table.Column<string>(),
            is_final = table.Column<bool>(),
            start_ms = table.Column<long>(),
            end_ms = table.Column<long>(),
            latency_ms = table.Column<long>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_turns", row => new { row.call_id, row.turn_id }));
        builder.CreateTable("events", table => new
        {
            call_id = table.Column<string>(),
            number = table.Column<long>(),
            type = table.Column<string>(),
            data = table.Column<string>(),
            at = table.Column<long>(),
        }, constraints: table => table.PrimaryKey("PK_events", row => new { row.call_id, row.number }));
    }

    private static void Webhooks(MigrationBuilder builder)
    {
        builder.CreateTable("webhooks", table => new
        {
            id = table.Column<string>(),
            workspace_id = table.Column<string>(),
            url = table.Column<string>(),
            events = table.Column<string>(),
            secret = table.Column<string>(),
            max_retries = table.Column<int>(),
            timeout_ms = table.Column<int>(),
            created_at = table.Column<long>(),
        }, constraints: table => table.PrimaryKey("PK_webhooks", row => row.id));
        builder.CreateIndex("ix_webhooks_workspace", "webhooks", "workspace_id");
        builder.CreateTable("deliveries", table => new
        {
            id = table.Column<string>(),
            webhook_id = table.Column<string>(),
            call_id = table.Column<string>(),
            @event = table.Column<string>(),
            body = table.Column<string>(),
            created_at = table.Column<long>(),
            next_attempt_at = table.Column<long>(nullable: true),
            attempts = table.Column<int>(),
            is_success = table.Column<bool>(),
        }, constraints: table => table.PrimaryKey("PK_deliveries", row => row.id));
        builder.CreateIndex("ix_deliveries_next_attempt", "deliveries", "next_attempt_at");
        builder.CreateIndex("ix_deliveries_webhook", "deliveries", ["webhook_id", "created_at"]);
        builder.CreateTable("attempts", table => new
        {
            delivery_id = table.Column<string>(),
            retry_attempt = table.Column<int>(),
            at = table.Column<long>(),
            duration_ms = table.Column<long>(),
            response_status = table.Column<int>(nullable: true),
            error_message = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_attempts", row => new { row.delivery_id, row.retry_attempt }));
    }
}
