namespace E2E.Stack;

/// <summary>The widgets of the tests: one for each test agent, and one that no test page may embed.</summary>
internal static class TestWidgets
{
    /// <summary>Allows one origin, which is not the site's.</summary>
    public const string Elsewhere = "wgt_elsewhere";

    private static readonly string[] Agents = ["av_demo", "av_echo", "av_tone", "av_silent", "av_hangup", "av_busy", "av_draft"];

    /// <summary>The widget that runs <paramref name="agent"/>, for example <c>wgt_of_av_echo</c>.</summary>
    public static string Running(string agent) => "wgt_of_" + agent;

    public static Dictionary<string, string> Settings(Endpoints site)
    {
        string[] everyOrigin = ["loopback", site.Origin(Reach.Insecure)];
        return Agents.SelectMany(agent => Settings(Running(agent), agent, everyOrigin))
            .Concat(Settings(Elsewhere, "av_echo", ["https://elsewhere.example"]))
            .ToDictionary();
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(string widget, string agent, string[] origins)
    {
        var section = $"Widgets:{widget}";
        yield return new($"{section}:AgentVersionId", agent);
        yield return new($"{section}:AllowFullPage", "true");
        foreach (var (index, origin) in origins.Index())
        {
            yield return new($"{section}:AllowedOrigins:{index}", origin);
        }
    }
}
