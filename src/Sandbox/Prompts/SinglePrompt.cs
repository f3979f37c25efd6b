using Sandbox.Flows;

namespace Sandbox.Prompts;

/// <summary>
/// An agent of one prompt instead of a flow. It runs as a small flow all the same, so that there is one way to hold a conversation:
/// <c>start</c> welcomes, <c>prompt</c> listens, <c>answer_1</c> and so on answer.
/// </summary>
internal sealed record SinglePrompt
{
    /// <summary>Tells the language model what the agent is and does.</summary>
    public required string Prompt { get; init; }

    /// <summary>Said first. Default null: the language model opens, or the caller does.</summary>
    public Line? WelcomeMessage { get; init; }

    /// <summary>What is answered without a language model. With one, only those that end the call are used.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    public Flow ToFlow(string name, Line? cannotHear, bool hasLanguageModel)
    {
        const string Listening = "prompt";
        Answer[] used = [.. Answers.Where(answer => answer.End || !hasLanguageModel)];
        return new Flow
        {
            Name = name,
            CannotHear = cannotHear,
            Nodes =
            [
                new StartNode { Id = "start", Say = WelcomeMessage, Next = Listening },
                new ConversationNode
                {
                    Id = Listening,
                    Prompt = Prompt,
                    Branches = [.. used.Select((answer, index) => new Branch { Phrases = answer.Phrases, Next = IdOf(index) })],
                },
                .. used.Select((answer, index) => NodeOf(answer, IdOf(index))),
            ],
        };

        static string IdOf(int index) => $"answer_{index + 1}";

        FlowNode NodeOf(Answer answer, string id) => answer.End
            ? new EndNode { Id = id, Say = answer.Say }
            : new SayNode { Id = id, Say = answer.Say, Next = Listening };
    }

    public IEnumerable<string> Problems()
    {
        if (string.IsNullOrWhiteSpace(Prompt))
        {
            yield return "prompt: says nothing. Write what the agent is and does.";
        }
        foreach (var problem in Template.Problems(Prompt))
        {
            yield return $"prompt: {problem}";
        }
        foreach (var problem in WelcomeMessage?.Problems() ?? [])
        {
            yield return $"welcome_message: {problem}";
        }
        foreach (var (answer, index) in Answers.Select((answer, index) => (answer, index)))
        {
            foreach (var problem in answer.Problems())
            {
                yield return $"answer number {index + 1}: {problem}";
            }
        }
    }
}

/// <summary>What is said when one of the phrases was heard.</summary>
internal sealed record Answer
{
    public required IReadOnlyList<string> Phrases { get; init; }

    public required Line Say { get; init; }

    /// <summary>The call ends after it. Default false.</summary>
    public bool End { get; init; }

    public IEnumerable<string> Problems() => Phrases.Count == 0 || Phrases.Any(Words.IsBlank)
        ? Say.Problems().Append("it has no phrases, or one without words. Write what the caller may say.")
        : Say.Problems();
}
