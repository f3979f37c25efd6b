using System.Text;

namespace Sandbox.Records;

/// <summary>Lines of CSV (RFC 4180), safe to be opened by a spreadsheet.</summary>
internal static class CsvLine
{
    private const string NeedsQuotes = "\",\r\n";

    /// <summary>With CRLF at the end.</summary>
    public static string Of(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    // A visitor may say or type "=HYPERLINK(…)", and a spreadsheet would run it. An apostrophe before it makes it text.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }
        var cell = new StringBuilder(text);
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
        {
            cell.Insert(0, '\'');
        }
        return text.AsSpan().ContainsAny(NeedsQuotes) ? cell.Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString() : cell.ToString();
    }
}
