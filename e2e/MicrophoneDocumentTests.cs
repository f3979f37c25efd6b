using System.Text.Json;
using E2E.Documentation;
using E2E.Microphones;

namespace E2E;

/// <summary>docs/microphone.md says what the tests show, and nothing else.</summary>
public sealed class MicrophoneDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "microphone.md"));

    public static TheoryData<string> Codes =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "src", "Protocol", "errors.json"))).RootElement.EnumerateArray()
            .Select(error => error.GetProperty("code").GetString()!)
            .Where(code => code.StartsWith("mic_", StringComparison.Ordinal) || code is "insecure_origin" or "frame_blocked" or "unsupported_browser")];

    [Fact]
    public void Matrix_IsTheOneOfTheTests() =>
        WrittenTable.Expect("microphone.md", "matrix", Matrix.Render(), nameof(MicrophoneDocumentTests));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Code_HasARowThatShowsIt_AndASectionThatSaysWhoMustFixIt(string code)
    {
        var cells = Causes.All.SelectMany(cause => (Cell[])[cause.Chromium, cause.Firefox, cause.WebKit]).ToList();
        Assert.Contains(cells, cell => cell is Cell.Told told ? told.Code == code : cell is Cell.Warned warned && warned.How.Contains($"`{code}`", StringComparison.Ordinal));

        var section = Text.Split("\n### ").Single(section => section.StartsWith($"`{code}`\n", StringComparison.Ordinal));
        var fixers = cells.OfType<Cell.Told>().Where(told => told.Code == code).Select(told => told.By).DefaultIfEmpty(Fixer.Visitor);
        Assert.All(fixers, fixer => Assert.Contains(fixer == Fixer.SiteOwner ? "**Site owner**" : "**Visitor**", section, StringComparison.Ordinal));
    }
}
