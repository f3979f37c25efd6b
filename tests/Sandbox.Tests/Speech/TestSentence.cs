namespace Sandbox.Tests.Speech;

/// <summary>What callers say to the demo receptionist, and where it should lead.</summary>
/// <param name="Listener">The listen node of <c>av_demo</c> that hears it.</param>
/// <param name="Text">As it is spoken.</param>
/// <param name="Next">The node of the branch that is meant.</param>
internal sealed record TestSentence(string Listener, string Text, string Next)
{
    public static IReadOnlyList<TestSentence> All { get; } =
    [
        new("choose", "I would like to book an appointment.", "ask_day"),
        new("choose", "Can I make an appointment please?", "ask_day"),
        new("choose", "I need to schedule a meeting with you.", "ask_day"),
        new("choose", "Hello, I want to make a reservation.", "ask_day"),
        new("choose", "Book me in for next week.", "ask_day"),
        new("choose", "What are your opening hours?", "hours"),
        new("choose", "Hello, can you tell me your opening hours please?", "hours"),
        new("choose", "When are you open?", "hours"),
        new("choose", "How late are you open today?", "hours"),
        new("choose", "When do you close?", "hours"),
        new("choose", "Please let me talk to a person.", "person"),
        new("choose", "I want to speak to somebody.", "person"),
        new("choose", "Can I talk to a real human?", "person"),
        new("choose", "Get me an operator.", "person"),
        new("choose", "No thank you, goodbye.", "goodbye"),
        new("choose", "Nothing, bye bye.", "goodbye"),
        new("choose", "That is all, I am going to hang up now.", "goodbye"),
        new("choose_day", "Next Wednesday, please.", "booked"),
        new("choose_day", "On Monday morning.", "booked"),
        new("choose_day", "Thursday would be best for me.", "booked"),
        new("choose_day", "Could I come tomorrow?", "booked"),
        new("choose_day", "How about Friday afternoon?", "booked"),
        new("choose_day", "Tuesday.", "booked"),
        new("choose_day", "Is Saturday possible?", "weekend"),
        new("choose_day", "I only have time on Sunday.", "weekend"),
        new("choose_day", "Never mind, I will call again.", "goodbye"),
        new("choose_more", "No, thank you. Goodbye.", "goodbye"),
        new("choose_more", "Yes please.", "offer"),
        new("choose_more", "I would also like to book an appointment.", "ask_day"),
        new("choose_more", "And what are your opening hours?", "hours"),
    ];
}
