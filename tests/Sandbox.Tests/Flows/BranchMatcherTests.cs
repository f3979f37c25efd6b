using Sandbox.Flows;

namespace Sandbox.Tests.Flows;

public sealed class BranchMatcherTests
{
    private static readonly Branch[] Branches =
    [
        new() { Phrases = ["appointment", "book"], Next = "book" },
        new() { Phrases = ["opening hours", "hours", "when are you open"], Next = "hours" },
        new() { Phrases = ["person", "talk to"], Next = "person" },
        new() { Phrases = ["no", "goodbye", "thats all"], Next = "bye" },
        new() { Phrases = ["wednesday", "thursday"], Next = "day" },
    ];

    [Theory]
    [InlineData("I'd like to book a table.", "book")]
    [InlineData("An appointment, please!", "book")]
    [InlineData("an apointment", "book")]
    [InlineData("a point ment", "book")]
    [InlineData("I want a booking? Books.", "book")]
    [InlineData("What are your opening ours?", "hours")]
    [InlineData("Hours", "hours")]
    [InlineData("openinghours", "hours")]
    [InlineData("When are you open on Sunday", "hours")]
    [InlineData("can I speak with a parson", "person")]
    [InlineData("Good bye.", "bye")]
    [InlineData("Goodby", "bye")]
    [InlineData("No.", "bye")]
    [InlineData("That's all", "bye")]
    [InlineData("that’s all", "bye")]
    [InlineData("Book, no, what are your opening hours", "hours")]
    [InlineData("I would like to more counterpointment please.", "book")] // What Moonshine made of "to book an appointment".
    [InlineData("counterpointment with a person", "person")]
    [InlineData("onwednsday", "day")]
    public void Words_LeadToTheBranch(string heard, string next) => Assert.Equal(next, BranchMatcher.Match(heard, Branches)?.Next);

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData("I now know it")]
    [InlineData("The weather is nice")]
    [InlineData("Yes")]
    [InlineData("What a disappointment")]
    [InlineData("I am disappointed")]
    [InlineData("Counterpoint in the apartment")]
    [InlineData("Ointment for the compartment")]
    [InlineData("On Saturday")]
    [InlineData("The day before yesterday")]
    [InlineData("An extraordinarily long unappetisingpointments")]
    public void OtherWords_LeadNowhere(string heard) => Assert.Null(BranchMatcher.Match(heard, Branches));
}
