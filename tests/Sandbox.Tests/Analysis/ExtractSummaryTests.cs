using Sandbox.Analysis;

namespace Sandbox.Tests.Analysis;

public sealed class ExtractSummaryTests
{
    [Fact]
    public void Summary_HasTheFirstAndLastWordsTheWayAndTheEnd() => Assert.Equal(
        "The user said first: “Are you open?”, and last: “Bye”. The agent went through start, greet, goodbye. "
        + "The call ended after 42.5 s with agent_disconnected.",
        ExtractSummary.Of(Talk.Finished(Talk.Of("A: Hello", "U: Are you open?", "A: Yes", "U: Fine", "U: Bye"), path: ["start", "greet", "goodbye"])));

    [Fact]
    public void UserWhoSaidOneThing_IsQuotedOnce() => Assert.StartsWith(
        "The user said: “Hi”. The call ended", ExtractSummary.Of(Talk.Finished(Talk.Of("U: Hi"))), StringComparison.Ordinal);

    [Fact]
    public void UserWhoSaidNothing_IsNotQuoted() => Assert.StartsWith(
        "The user said nothing. ", ExtractSummary.Of(Talk.Finished(Talk.Of("A: Hello"))), StringComparison.Ordinal);

    [Fact]
    public void LongWords_AreCutAndNoCharacterInHalf()
    {
        var summary = ExtractSummary.Of(Talk.Finished(Talk.Of("U: " + new string('x', 199) + "😀😀")));
        Assert.Contains("xx…”", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(summary, char.IsSurrogate);
    }

    [Fact]
    public void LongWay_IsCut()
    {
        var path = Enumerable.Range(1, 25).Select(number => $"n{number}").ToArray();
        Assert.Contains("n19, n20 and 5 more.", ExtractSummary.Of(Talk.Finished(Talk.Of(), path: path)), StringComparison.Ordinal);
    }
}
