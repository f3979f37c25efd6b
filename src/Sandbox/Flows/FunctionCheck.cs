using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Sandbox.Flows;

/// <summary>Finds every problem of a function node, each with the fix.</summary>
internal static partial class FunctionCheck
{
    private const int LongestTimeoutMs = 120_000;
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly string[] WithoutBody = ["GET", "DELETE"];

    public static IEnumerable<string> Problems(FunctionNode node) =>
    [
        .. AddressProblems(node.Url),
        .. MethodProblems(node),
        .. TextsOf(node.Body).SelectMany(Template.Problems).Select(problem => $"body: {problem}"),
        .. node.Result.SelectMany(result => ResultProblems(result.Key, result.Value)),
        .. node.TimeoutMs is < 1 or > LongestTimeoutMs ? [$"timeout_ms is {node.TimeoutMs}. Choose from 1 to {LongestTimeoutMs}."] : Array.Empty<string>(),
        .. node.Mock is { Status: < 100 or > 599 } mock ? [$"mock: status is {mock.Status}. Choose from 100 to 599."] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> AddressProblems(string url)
    {
        if (!Address().IsMatch(url) || !Uri.TryCreate(Template.Fill(url, "x"), UriKind.Absolute, out _))
        {
            yield return $"url '{url}' cannot be called. Write http:// or https://, a host without variables or a password, then a path.";
        }
        foreach (var problem in Template.Problems(url))
        {
            yield return $"url: {problem}";
        }
    }

    private static IEnumerable<string> MethodProblems(FunctionNode node)
    {
        if (!Methods.Contains(node.Method))
        {
            yield return $"method is '{node.Method}'. Choose from {string.Join(", ", Methods)}.";
        }
        if (WithoutBody.Contains(node.Method) && node.Body is not null)
        {
            yield return $"a {node.Method} has no body. Leave it out, or use POST.";
        }
    }

    private static IEnumerable<string> ResultProblems(string name, string path)
    {
        if (!Template.IsName(name) || CallVariables.BuiltIn.Contains(name))
        {
            yield return $"result: '{name}' cannot be a variable. Use letters, digits, '_' and '-', and no name that is built in.";
        }
        if (!Template.IsPath(path))
        {
            yield return $"result: '{path}' is no path. Write one such as 'orders[0].id'.";
        }
    }

    private static IEnumerable<string> TextsOf(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(property => TextsOf(property.Value)),
        JsonArray elements => elements.SelectMany(TextsOf),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex(@"^https?://[^/?#{}@\s]+([/?#].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
