namespace Sandbox.Flows;

/// <summary>What the media threads, the visitor's keyboard and tests tell the conversation.</summary>
internal abstract record ConversationEvent
{
    /// <summary>The first frame of a line was handed to the media thread.</summary>
    public sealed record SpeechBegan(int Line, TimeSpan At) : ConversationEvent;

    /// <summary>The agent said its line to the end.</summary>
    public sealed record SpeechFinished(int Line) : ConversationEvent;

    /// <summary>The caller talks over the agent, which fell silent after this share of its line.</summary>
    public sealed record BargedIn(double Played) : ConversationEvent;

    /// <summary>The caller stopped talking; the words are being looked for.</summary>
    public sealed record UtteranceEnded : ConversationEvent;

    /// <summary>Words of the caller; not final while an utterance goes on, empty when none were understood.</summary>
    public sealed record Heard(string TurnId, string Text, bool IsFinal, TimeSpan Start, TimeSpan End) : ConversationEvent
    {
        /// <summary>By keyboard; else spoken.</summary>
        public bool IsTyped { get; init; }
    }

    /// <summary>Nobody said anything for as long as the flow waits.</summary>
    public sealed record SilencePassed(int Stretch) : ConversationEvent;

    /// <summary>A test wants the agent to say this now.</summary>
    public sealed record Dictated(string Text) : ConversationEvent;

    /// <summary>What was waited for, besides the caller, is there.</summary>
    public sealed record WorkEnded : ConversationEvent;
}
