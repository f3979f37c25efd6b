using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sandbox.Storage.Migrations;

/// <summary>What visitors say of their calls, and what their browsers measured.</summary>
[DbContext(typeof(PlatformDatabase))]
[Migration("0003_feedback")]
internal sealed class M0003Feedback : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("feedback_rating", "calls", nullable: true);
        migrationBuilder.AddColumn<string>("feedback_comment", "calls", nullable: true);
        migrationBuilder.AddColumn<string>("client_stats", "calls", nullable: true);
    }
}
