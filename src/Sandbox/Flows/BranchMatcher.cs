namespace Sandbox.Flows;

/// <summary>
/// Finds the branch that the caller's words mean. Recognisers mishear, so a phrase also matches with a letter or two wrong
/// ("ours" for "hours"), split ("good bye") or joined ("openinghours"); the closest phrase wins, then the longest, then the first.
/// </summary>
internal static class BranchMatcher
{
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
        return best;
    }

    // In words of three letters one wrong letter makes another word; in "hours" it makes "ours".
    private static int Tolerance(int letters) => letters switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };
}
