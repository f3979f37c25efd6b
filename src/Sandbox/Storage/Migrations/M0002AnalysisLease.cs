using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Sandbox.Storage.Migrations;

/// <summary>Processes that share the database do not analyse the same call at the same time.</summary>
[DbContext(typeof(PlatformDatabase))]
[Migration("0002_analysis_lease")]
internal sealed class M0002AnalysisLease : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<long>("analysis_lease_until", "calls", nullable: true);
}
