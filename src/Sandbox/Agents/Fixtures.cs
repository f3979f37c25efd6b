using Protocol;
using Sandbox.Errors;
using Sandbox.Speech;

namespace Sandbox.Agents;

/// <summary>
/// The agent versions for tests, of the table in <c>docs/protocol.md</c>. Like test card numbers, they never change meaning.
/// </summary>
internal static class Fixtures
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <param name="recognizer">Gives <c>av_echo</c> its transcript; null: it has none.</param>
    /// <param name="synthesizer">Says what tests give them to say.</param>
    /// <param name="logs">Where agents log.</param>
    public static IEnumerable<AgentVersion> Create(ISpeechRecognizer? recognizer, ISpeechSynthesizer synthesizer, ILoggerFactory logs)
    {
        IAgent Echo() => new EchoAgent(recognizer, new Prompter(synthesizer), logs.CreateLogger<EchoAgent>());
        IAgent Tone() => new ToneAgent(new Prompter(synthesizer));
        IAgent Silent() => new SilentAgent(new Prompter(synthesizer));
        AgentVersion Refusing(string id, Refusal refusal) =>
            new(id, $"Every create is refused with {refusal.Code.Name()}", Silent) { Refusal = refusal };

        return
        [
            new("av_echo", "Plays back what it hears a second later", Echo),
            new("av_tone", "A 440 Hz tone", Tone),
            new("av_silent", "Never speaks", Silent),
            new("av_drop", "The network dies after 3 s", Tone) { DropsAfter = TimeSpan.FromSeconds(3) },
            new("av_slow", "Answers after 5 s", Tone) { AnswerDelay = TimeSpan.FromSeconds(5) },
            new("av_no_ice", "Never answers connectivity checks", Silent) { DropsAfter = TimeSpan.Zero },
            new("av_silence", "Ends after 3 s of silence", Silent) { SilenceTimeout = TimeSpan.FromSeconds(3) },
            // Silent, so that there is no sentence to finish: it ends after 5 s, not after 5 s and a bit.
            new("av_max_duration", "Ends after 5 s", Silent) { MaxDuration = TimeSpan.FromSeconds(5) },
            Refusing("av_busy", new(ErrorCode.CapacityReached, "All calls of this workspace are taken. Try again when one has ended.")),
            Refusing("av_draft", new(ErrorCode.AgentVersionNotPublished, "'av_draft' is a draft. Publish it, or use a published version.")),
            Refusing("av_rate_limited", new(ErrorCode.RateLimited, "Too many calls were created. Wait 5 s.", RetryAfter)),
            Refusing("av_error", new(ErrorCode.PlatformUnavailable, "'av_error' always fails. Use another agent version.", Status: 503)),
        ];
    }
}
