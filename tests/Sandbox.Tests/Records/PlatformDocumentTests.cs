using Sandbox.Records;

namespace Sandbox.Tests.Records;

/// <summary><c>docs/platform.md</c> names what there is.</summary>
public sealed class PlatformDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "platform.md"));

    public static TheoryData<string> Names =>
        [.. RecordParameters.All.Keys.Union(RecordColumns.All).Union(["turns", "skipped_nodes", "consent", "Sandbox:Storage:PostgreSql"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Document_HasTheName(string name) => Assert.Contains($"`{name}`", Text, StringComparison.Ordinal);
}
