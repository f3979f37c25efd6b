using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Flows;

/// <summary>
/// Text with <c>{{variables}}</c>: dot paths, <c>[0]</c> indexes, <c>| default: "x"</c>, <c>| upcase</c>, <c>| truncate: N</c>. Names are
/// case-sensitive; what is missing is an empty string. Source: https://dialnexa.com/docs/advanced/dynamic-variables.
/// </summary>
internal static partial class Template
{
    public static bool HasVariables(string text) => text.Contains("{{", StringComparison.Ordinal);

    /// <summary>Puts the values of <paramref name="variables"/> into the text. Call <see cref="Problems"/> on the text first.</summary>
    public static string Render(string text, JsonObject variables) =>
        Placeholder().Replace(text, match => Value(match.Groups["body"].Value, variables));

    /// <summary>What is wrong with the text, one sentence each with the fix; empty when it is well-formed.</summary>
    public static IEnumerable<string> Problems(string text)
    {
        if (Placeholder().Replace(text, "").Contains("{{", StringComparison.Ordinal))
        {
            yield return "a '{{' has no '}}'. Close it.";
        }
        foreach (var body in Placeholder().Matches(text).Select(match => match.Groups["body"].Value))
        {
            if (!Expression().IsMatch(body))
            {
                yield return $"'{{{{{body}}}}}' is not a variable. Write a path such as '{{{{customer.orders[0].id}}}}', "
                    + "then any of '| default: \"text\"', '| upcase', '| truncate: 20'.";
            }
        }
    }

    private static string Value(string body, JsonObject variables)
    {
        var parsed = Expression().Match(body);
        var value = Text(Find(parsed.Groups["path"].Value, variables));
        foreach (var filter in parsed.Groups["filter"].Captures.Select(capture => capture.Value.TrimStart('|').Trim()))
        {
            value = Apply(filter, value);
        }
        return value;
    }

    private static JsonNode? Find(string path, JsonObject variables)
    {
        JsonNode? node = variables;
        foreach (var step in Step().Matches(path).Select(match => match.Value))
        {
            node = (node, step) switch
            {
                (JsonObject parent, [not '[', ..]) => parent[step],
                (JsonArray list, ['[', .. var index, ']']) when int.TryParse(index, out var i) && i < list.Count => list[i],
                _ => null,
            };
        }
        return node;
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text)
        ? text
        : node?.ToJsonString() ?? "";

    private static string Apply(string filter, string value)
    {
        var argument = filter[(filter.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return filter switch
        {
            ['d', ..] => value.Length == 0 ? argument[1..^1] : value,
            ['u', ..] => value.ToUpperInvariant(),
            _ => int.TryParse(argument, out var limit) && limit < value.Length ? value[..limit] : value,
        };
    }

    [GeneratedRegex(@"\{\{(?<body>.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""^\s*(?<path>[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d+\])*)\s*(?<filter>\|\s*(default:\s*("[^"]*"|'[^']*')|upcase|truncate:\s*\d+)\s*)*$""")]
    private static partial Regex Expression();

    [GeneratedRegex(@"[\w-]+|\[\d+\]")]
    private static partial Regex Step();
}
