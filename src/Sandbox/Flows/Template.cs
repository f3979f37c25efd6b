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
    /// <param name="text">The text.</param>
    /// <param name="variables">Their values.</param>
    /// <param name="escape">What is done to each value, as in a URL. Default nothing.</param>
    public static string Render(string text, JsonObject variables, Func<string, string>? escape = null) => Placeholder().Replace(text, match =>
    {
        var value = Value(match.Groups["body"].Value, variables);
        return escape is null ? value : escape(value);
    });

    /// <summary>The text with <paramref name="value"/> in place of every variable.</summary>
    public static string Fill(string text, string value) => Placeholder().Replace(text, _ => value);

    /// <summary>Whether a variable may be called so.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Whether it is a path for <see cref="Find"/>; may begin with an index.</summary>
    public static bool IsPath(string text) => Path().IsMatch(text);

    /// <summary>What is at the path; null when nothing is.</summary>
    public static JsonNode? Find(string path, JsonNode? root)
    {
        var node = root;
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

    /// <summary>At most <paramref name="limit"/> characters (UTF-16), and never half a surrogate pair: that is no text.</summary>
    public static string Truncate(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }
        var isWithinPair = limit > 0 && char.IsSurrogatePair(text, limit - 1);
        return text[..(isWithinPair ? limit - 1 : limit)];
    }

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
            _ => int.TryParse(argument, out var limit) ? Truncate(value, limit) : value,
        };
    }

    [GeneratedRegex(@"\{\{(?<body>.*?)\}\}", RegexOptions.Singleline)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""^\s*(?<path>[A-Za-z_][\w-]*(\.[A-Za-z_][\w-]*|\[\d+\])*)\s*(?<filter>\|\s*(default:\s*("[^"]*"|'[^']*')|upcase|truncate:\s*\d+)\s*)*$""")]
    private static partial Regex Expression();

    [GeneratedRegex(@"^[A-Za-z_][\w-]*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^([A-Za-z_][\w-]*|\[\d+\])(\.[A-Za-z_][\w-]*|\[\d+\])*$")]
    private static partial Regex Path();

    [GeneratedRegex(@"[\w-]+|\[\d+\]")]
    private static partial Regex Step();
}
