using System.Text;

namespace E2E.Microphones;

/// <summary>The table of docs/microphone.md, from the rows that the tests run.</summary>
internal static class Matrix
{
    private static readonly (Place Place, string Title)[] Places =
    [
        (Place.Page, "The SDK on a page"),
        (Place.FramedPage, "The SDK on a page that another site frames"),
        (Place.Widget, "The widget"),
        (Place.FullPage, "The widget as a page of its own"),
    ];

    private static readonly Func<Cause, Cell>[] Browsers = [cause => cause.Chromium, cause => cause.Firefox, cause => cause.WebKit];

    /// <summary>Markdown: a heading and a table for each place. Rows are numbered through, so that cells may name them.</summary>
    public static string Render()
    {
        var text = new StringBuilder();
        foreach (var (place, title) in Places)
        {
            text.Append($"\n### {title}\n\n| | cause | Chromium | Firefox | WebKitGTK | asked | full page |\n| --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (var (index, cause) in Causes.All.Index().Where(row => row.Item.Place == place))
            {
                var cells = string.Join(" | ", Browsers.Select(browser => Render(cause, browser)));
                text.Append($"| {index + 1} | {cause.What} | {cells} | {Asked(cause)} | {(cause.OffersFullPage ? "offered" : "")} |\n");
            }
        }
        return text.ToString();
    }

    private static string Render(Cause cause, Func<Cause, Cell> browser) => browser(cause) switch
    {
        Cell.Told told => $"`{told.Code}`{(told.Injected ? "¹" : "")}{Others(cause, told, browser)}",
        Cell.Warned warned => warned.How,
        Cell.Had { Why: null } => "works",
        Cell.Had had => $"cannot occur: {had.Why}",
        Cell.NotShown not => $"not showable here: {not.Why}",
        var cell => throw new InvalidOperationException($"{cell} has no words."),
    };

    /// <summary>The rows of the same place that have the same code in the same browser: one with this one, or told apart by what the message says.</summary>
    private static string Others(Cause cause, Cell.Told told, Func<Cause, Cell> browser)
    {
        var others = Causes.All.Index()
            .Where(row => row.Item.Place == cause.Place && row.Item != cause && !row.Item.IsTwo && !cause.IsTwo)
            .Where(row => browser(row.Item) is Cell.Told other && other.Code == told.Code)
            .ToLookup(row => ((Cell.Told)browser(row.Item)).Says == told.Says, row => row.Index + 1);
        return $"{List(", merged with", others[true])}{List(", its message not that of", others[false])}";
    }

    private static string List(string words, IEnumerable<int> rows) => rows.Any() ? $"{words} {string.Join(", ", rows)}" : "";

    /// <summary>How often the visitor's browser was asked for the microphone, wherever a test shows it.</summary>
    private static string Asked(Cause cause) => cause.Requests == 0 ? "never" : "once";
}
