using Sandbox.Analysis;

namespace Sandbox.Tests.Analysis;

public sealed class SentimentTests
{
    [Theory]
    [InlineData("U: That is great, thank you", "positive")]
    [InlineData("U: This is terrible", "negative")]
    [InlineData("U: What are your hours?", "neutral")]
    [InlineData("U: That is not good", "negative")]
    [InlineData("U: It isn't very helpful", "negative")]
    [InlineData("U: No problem", "positive")]
    [InlineData("U: No, thanks", "positive")]
    [InlineData("U: I'd like to complain about awful service|U: Thanks", "negative")]
    [InlineData("A: Great, wonderful, perfect|U: Hello", "neutral")] // The agent's mood is not asked for.
    [InlineData("A: Great", "unknown")]
    public void WordsOfTheUser_SayTheMood(string talk, string sentiment) => Assert.Equal(sentiment, Sentiment.Of(Talk.Of(talk.Split('|'))));
}
