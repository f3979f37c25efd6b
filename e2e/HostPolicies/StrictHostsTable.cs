using System.Text;

namespace E2E.HostPolicies;

/// <summary>The table of docs/embedding.md, from the rows that the tests run.</summary>
internal static class StrictHostsTable
{
    private const string NotShown = "not showable here";

    private static readonly (Counter Counter, string Words)[] Counters =
    [
        (Counter.Event, "event"), (Counter.Observer, "observer"), (Counter.Post, "report"), (Counter.Element, "element"), (Counter.Error, "error"),
    ];

    public static string Render()
    {
        var text = new StringBuilder("| the page | Chromium | Firefox | WebKitGTK |\n| --- | --- | --- | --- |\n");
        foreach (var policy in StrictHosts.All)
        {
            text.Append($"| {policy.What} | {Cell(policy.Chromium)} | {Cell(policy.Firefox)} | {Cell(policy.WebKit)} |\n");
        }
        return text.ToString().TrimEnd('\n');
    }

    private static string Cell(Counter? told) => told switch
    {
        null => NotShown,
        Counter.None => "0; heeds no such header",
        _ => $"0; {string.Join(", ", Counters.Where(one => told.Value.HasFlag(one.Counter)).Select(one => one.Words))}",
    };
}
