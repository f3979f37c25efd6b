using System.Text.Json.Nodes;
using Sandbox.Analysis;

namespace Sandbox.Tests.Analysis;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("U: My order AB12 is late", "AB12")]
    [InlineData("U: order ab12|U: No, sorry, order CD34", "CD34")] // The correction counts.
    [InlineData("U: My order is late|A: I found order EF56", "EF56")]
    [InlineData("A: I found order EF56|U: It is order GH78", "GH78")]
    [InlineData("U: I have none", null)]
    public void Pattern_IsFoundInTheLastWordsOfTheUserThenOfTheAgent(string talk, string? value) =>
        Assert.Equal(value, (string?)Find(WithPattern(AnalysisFieldType.String, @"order ([a-z]{2}\d{2})"), talk));

    [Theory]
    [InlineData("U: We are party of twelve people", "12")]
    [InlineData("U: We are party of 6 people", "6")]
    [InlineData("U: We are party of many people", null)]
    public void PatternOfANumber_ReadsWordsAndDigits(string talk, string? value) =>
        Assert.Equal(value, Find(WithPattern(AnalysisFieldType.Number, "party of (.+) people"), talk)?.ToJsonString());

    [Fact]
    public void PatternOfAnEnum_TakesTheClosestOption()
    {
        var field = WithPattern(AnalysisFieldType.Enum, "interested in (.+)") with { Options = ["support", "sales"] };
        Assert.Equal("support", (string?)Find(field, "U: I am interested in suport"));
    }

    [Theory]
    [InlineData("U: I want to talk about billing", "billing")]
    [InlineData("U: It is about my biling", "billing")] // Misheard.
    [InlineData("U: billing|U: no, tech support", "tech_support")]
    [InlineData("A: Is it billing or tech support?|U: Hm", null)] // The agent names them all.
    [InlineData("U: Something else", null)]
    public void EnumWithoutARule_IsTheOptionThatTheUserNamed(string talk, string? value) =>
        Assert.Equal(value, (string?)Find(Talk.Field("topic", AnalysisFieldType.Enum, "billing", "tech_support"), talk));

    [Theory]
    [InlineData("U: Please call me tomorrow", "later")]
    [InlineData("U: Fine|A: You are booked", "booked")]
    [InlineData("U: I was booked once|A: All right", "booked")] // The option itself counts too.
    public void EnumWithPhrases_IsFoundByThem(string talk, string? value)
    {
        var field = Talk.Field("outcome", AnalysisFieldType.Enum, "booked", "later") with { Rule = Phrases(("later", "call me tomorrow")) };
        Assert.Equal(value, (string?)Find(field, talk));
    }

    [Theory]
    [InlineData("U: That was great", true)]
    [InlineData("U: It came too late", false)]
    [InlineData("U: That was great|U: No, it came too late", false)]
    [InlineData("U: Hello", null)]
    public void BooleanWithPhrases_IsFoundByThem(string talk, bool? value)
    {
        var field = Talk.Field("happy", AnalysisFieldType.Boolean) with { Rule = Phrases(("true", "great"), ("false", "too late")) };
        Assert.Equal(value, (bool?)Find(field, talk));
    }

    [Theory]
    [InlineData("A: Would you like a callback?|U: Yes, please", true)]
    [InlineData("A: Would you like a call back?|U: No thanks", false)]
    [InlineData("A: Shall I arrange a callback?|U: Please don't", false)]
    [InlineData("A: Shall I arrange a callback?|U: Yeah, no problem", true)]
    [InlineData("A: A callback?|U: yes|A: So a callback?|U: no", false)]
    [InlineData("A: Is that all?|U: Yes", null)] // Another question.
    [InlineData("A: Would you like a callback?|U: Tuesday", null)]
    [InlineData("U: No callback for me", false)]
    public void BooleanWithoutARule_IsTheAnswerToItsQuestion(string talk, bool? value) =>
        Assert.Equal(value, (bool?)Find(Talk.Field("wants_callback", AnalysisFieldType.Boolean), talk));

    [Theory]
    [InlineData("A: How many guests?|U: twenty five", "25")]
    [InlineData("U: at seven|A: How many guests?|U: four|A: Which day?|U: the 3rd", "4")]
    [InlineData("U: two or three guests", "3")]
    [InlineData("U: We are 6|A: 8 o'clock?|U: yes", "6")] // The only number the user said.
    [InlineData("U: 6 at 8", null)] // Either may be meant.
    [InlineData("U: Hello", null)]
    public void NumberWithoutARule_IsTheAnswerToItsQuestionOrTheOnlyOne(string talk, string? value) =>
        Assert.Equal(value, Find(Talk.Field("guests", AnalysisFieldType.Number), talk)?.ToJsonString());

    [Fact]
    public void StringWithoutARule_IsNotKnown() => Assert.Null(Find(Talk.Field("wish", AnalysisFieldType.String), "U: wish"));

    private static JsonNode? Find(AnalysisField field, string talk) => FieldRules.Find(field, Talk.Of(talk.Split('|')));

    private static AnalysisField WithPattern(AnalysisFieldType type, string pattern) =>
        Talk.Field("value", type) with { Rule = new AnalysisRule { Pattern = pattern } };

    private static AnalysisRule Phrases(params (string Value, string Phrase)[] phrases) =>
        new() { Phrases = phrases.ToDictionary(one => one.Value, IReadOnlyList<string> (one) => [one.Phrase]) };
}
