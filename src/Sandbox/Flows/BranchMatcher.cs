namespace Sandbox.Flows;

/// <summary>
/// Finds the branch that the caller's words mean. Recognisers mishear, so a phrase also matches with a letter or two wrong
/// ("ours" for "hours"), split ("good bye") or joined ("openinghours"), and a long word also as most of a word that is none
/// ("counterpointment" for "an appointment"); the closest phrase wins, then the longest, then the first.
/// </summary>
internal static class BranchMatcher
{
    // Within a longer word one letter in five may be wrong, and half as many again may stand around it. Shorter words are found
    // in too many others: "thursday" in "saturday" with two letters wrong.
    private const int ShortestSwallowedWord = 8;
    private const int LettersPerErrorWithin = 5;

    public static Branch? Match(string text, IReadOnlyList<Branch> branches)
    {
        var words = Words.Of(text);
        var matches =
            from branch in branches
            from phrase in branch.Phrases
            let distance = Distance(words, Words.Of(phrase))
            where distance is not null
            orderby distance, phrase.Length descending
            select branch;
        return matches.FirstOrDefault();
    }

    /// <summary>How many letters of the phrase are wrong at its best place in the words; null where it is not there.</summary>
    private static int? Distance(IReadOnlyList<string> words, IReadOnlyList<string> phrase)
    {
        var wanted = string.Concat(phrase);
        int? best = null;
        for (var size = Math.Max(1, phrase.Count - 1); size <= phrase.Count + 1; size++)
        {
            for (var start = 0; start + size <= words.Count; start++)
            {
                var distance = Words.Distance(string.Concat(words.Skip(start).Take(size)), wanted);
                best = distance <= Tolerance(wanted.Length) && !(best <= distance) ? distance : best;
            }
        }
        return best ?? (phrase.Count == 1 ? SwallowedDistance(words, wanted) : null);
    }

    /// <summary>
    /// The same for a word that was heard with letters of its neighbours around it. What holds it unchanged is another word, made
    /// of it: "disappointment". Ranks after what was heard by itself.
    /// </summary>
    private static int? SwallowedDistance(IReadOnlyList<string> words, string wanted)
    {
        if (wanted.Length < ShortestSwallowedWord)
        {
            return null;
        }
        var distances =
            from word in words
            where word.Length > wanted.Length && word.Length <= wanted.Length + (wanted.Length / 2)
            let errors = Words.DistanceWithin(word, wanted)
            where errors > 0 && errors <= wanted.Length / LettersPerErrorWithin
            select (int?)(errors + word.Length - wanted.Length);
        return distances.Min();
    }

    // In words of three letters one wrong letter makes another word; in "hours" it makes "ours".
    private static int Tolerance(int letters) => letters switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };
}
