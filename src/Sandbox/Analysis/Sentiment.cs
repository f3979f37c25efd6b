using Sandbox.Flows;
using Sandbox.Records;

namespace Sandbox.Analysis;

/// <summary>The user's mood. By rules it is a count of words, turned round by a negation before them: an estimate, no more.</summary>
internal static class Sentiment
{
    public const string Positive = "positive";
    public const string Neutral = "neutral";
    public const string Negative = "negative";

    /// <summary>The user said nothing.</summary>
    public const string Unknown = "unknown";

    // How far before a word a negation still turns it round: "not very happy", "not at all good".
    private const int NegationReach = 3;

    private static readonly HashSet<string> Good =
    [
        "amazing", "appreciate", "awesome", "brilliant", "cheers", "delighted", "excellent", "fantastic", "glad", "good", "great", "happy",
        "helpful", "lovely", "love", "nice", "perfect", "pleased", "super", "thank", "thanks", "wonderful",
    ];

    private static readonly HashSet<string> Bad =
    [
        "angry", "annoyed", "annoying", "appalling", "awful", "bad", "broken", "complain", "complaint", "disappointed", "disappointing",
        "disgusting", "frustrated", "frustrating", "furious", "hate", "horrible", "problem", "ridiculous", "rude", "sad", "terrible",
        "unacceptable", "unhappy", "upset", "useless", "waste", "worse", "worst", "wrong",
    ];

    private static readonly HashSet<string> Negations =
        ["not", "no", "never", "isnt", "wasnt", "arent", "dont", "didnt", "doesnt", "cant", "couldnt", "wont", "hardly", "without"];

    /// <summary>As documented.</summary>
    public static IReadOnlyList<string> All { get; } = [Positive, Neutral, Negative, Unknown];

    public static string Of(Transcript transcript)
    {
        var said = transcript.Said(byUser: true);
        return said.Count == 0 ? Unknown : said.Sum(Score) switch
        {
            > 0 => Positive,
            < 0 => Negative,
            _ => Neutral,
        };
    }

    private static int Score(string text)
    {
        var words = Words.Of(text);
        return words.Index().Sum(word => Weight(word.Item) * (IsNegated(words, word.Index) ? -1 : 1));
    }

    private static int Weight(string word) => Good.Contains(word) ? 1 : Bad.Contains(word) ? -1 : 0;

    // "No, thanks" is polite, and thanks are not taken back.
    private static bool IsNegated(IReadOnlyList<string> words, int at) =>
        words[at] is not ("thanks" or "thank" or "cheers")
        && words.Take(at).TakeLast(NegationReach).Any(Negations.Contains);
}
