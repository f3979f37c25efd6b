using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sandbox.Storage.Rows;

namespace Sandbox.Storage;

/// <summary>
/// What the platform keeps: the same tables in SQLite and in PostgreSQL. Tables and columns are in snake_case, ids are text,
/// times are milliseconds since 1970 (UTC), so that both databases sort and compare them alike.
/// </summary>
internal sealed class PlatformDatabase(DbContextOptions<PlatformDatabase> options) : DbContext(options)
{
    public DbSet<WorkspaceRow> Workspaces => Set<WorkspaceRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<AgentRow> Agents => Set<AgentRow>();

    public DbSet<AgentVersionRow> AgentVersions => Set<AgentVersionRow>();

    public DbSet<CallRow> Calls => Set<CallRow>();

    public DbSet<SlotRow> Slots => Set<SlotRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<GrantRow> Grants => Set<GrantRow>();

    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PlatformModel.Configure(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(NameOf(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(NameOf(property.Name));
            }
        }
    }

    private static string NameOf(string member) => JsonNamingPolicy.SnakeCaseLower.ConvertName(member);

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
