using System.Text.Json;

namespace Protocol.Tests;

/// <summary>The closed list stands in four places; here C#, JSON and the document are held together (the SDK's own test holds its list).</summary>
public sealed class ErrorListTests
{
    private static readonly Entry[] List = Load();

    public static TheoryData<ErrorCode> Codes => [.. Enum.GetValues<ErrorCode>()];

    [Fact]
    public void ServerCodesOfTheJson_AreTheEnum() =>
        Assert.Equal(List.Where(entry => entry.Status is not null).Select(entry => entry.Code), Enum.GetValues<ErrorCode>().Select(code => code.Name()));

    [Theory, MemberData(nameof(Codes))]
    public void Status_IsThatOfTheJson(ErrorCode code) =>
        Assert.Equal(List.Single(entry => entry.Code == code.Name()).Status, code.Status());

    [Fact]
    public void Document_ListsEveryCodeWithItsStatusAndWhetherToRetry()
    {
        var documented = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "protocol.md"))
            .SkipWhile(line => !line.StartsWith("## Errors", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("## Fixtures", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Code: cells[1].Trim('`'), Status: cells[2].Split(' ')[0], Retryable: cells[4]));

        Assert.Equal(
            List.Select(entry => (entry.Code, entry.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", entry.Retryable ? "yes" : "no")),
            documented);
    }

    private static Entry[] Load()
    {
        using var stream = typeof(ErrorCode).Assembly.GetManifestResourceStream("errors.json")!;
        return JsonSerializer.Deserialize<Entry[]>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record Entry(string Code, int? Status, bool Retryable);
}
