namespace Sandbox.Flows;

/// <summary>What the media threads and the visitor's keyboard tell the conversation.</summary>
internal abstract record ConversationEvent
{
    /// <summary>The agent said its line to the end.</summary>
    public sealed record SpeechFinished : ConversationEvent;

    /// <summary>The caller talks over the agent, which fell silent after this share of its line.</summary>
    public sealed record BargedIn(double Played) : ConversationEvent;

    /// <summary>The caller stopped talking; the words are being looked for.</summary>
    public sealed record UtteranceEnded : ConversationEvent;

    /// <summary>Words of the caller, spoken or typed; not final while an utterance goes on, empty when none were understood.</summary>
    public sealed record Heard(string TurnId, string Text, bool IsFinal, TimeSpan Start, TimeSpan End) : ConversationEvent;

    /// <summary>Nobody said anything for as long as the flow waits.</summary>
    public sealed record SilencePassed(int Stretch) : ConversationEvent;
}
