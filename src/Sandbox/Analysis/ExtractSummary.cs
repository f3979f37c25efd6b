using System.Globalization;

namespace Sandbox.Analysis;

/// <summary>What can be said of a call without understanding it: the user's first and last words, the way through the flow, and the end.</summary>
internal static class ExtractSummary
{
    private const int MaxQuoteLetters = 200;
    private const int MaxNodes = 20;

    /// <summary>At most so many letters, and never half a surrogate pair.</summary>
    public static string Cut(string text, int letters) =>
        text.Length <= letters ? text : text[..(char.IsHighSurrogate(text[letters - 1]) ? letters - 1 : letters)] + "…";

    public static string Of(FinishedCall call) => string.Join(' ', Sentences(call));

    private static IEnumerable<string> Sentences(FinishedCall call)
    {
        var said = call.Transcript.Said(byUser: true);
        yield return said switch
        {
            [] => "The user said nothing.",
            [var only] => $"The user said: {Quote(only)}.",
            [var last, .., var first] => $"The user said first: {Quote(first)}, and last: {Quote(last)}.",
        };
        if (call.Path.Count > 0)
        {
            var more = call.Path.Count > MaxNodes ? $" and {call.Path.Count - MaxNodes} more" : "";
            yield return $"The agent went through {string.Join(", ", call.Path.Take(MaxNodes))}{more}.";
        }
        var seconds = (call.Record.DurationMs ?? 0) / 1000.0;
        yield return string.Create(CultureInfo.InvariantCulture, $"The call ended after {seconds:0.#} s with {call.Record.EndReason}.");
    }

    private static string Quote(string text) => $"“{Cut(text, MaxQuoteLetters)}”";
}
