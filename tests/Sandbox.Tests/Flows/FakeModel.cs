using System.Collections.Concurrent;
using Sandbox.Language;

namespace Sandbox.Tests.Flows;

/// <summary>A language model that answers what the test says, in that order, and remembers what it was asked.</summary>
internal sealed class FakeModel
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<string>>> answers = new();

    /// <summary>What it was asked, each time as <c>role: content</c>.</summary>
    public ConcurrentQueue<string[]> Asked { get; } = new();

    public void Answer(string text) => answers.Enqueue(_ => Task.FromResult(text));

    public void Fail() => answers.Enqueue(_ => throw new InvalidOperationException("The model is out of order."));

    /// <summary>Never answers; completes when nobody waits any more.</summary>
    public Task HangAsync()
    {
        var givenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        answers.Enqueue(async cancelled =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancelled);
            }
            finally
            {
                givenUp.SetResult();
            }
            return "";
        });
        return givenUp.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public Task<string> CompleteAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        Asked.Enqueue([.. messages.Select(message => $"{message.Role}: {message.Content}")]);
        return answers.TryDequeue(out var answer)
            ? answer(cancellationToken)
            : throw new InvalidOperationException("The test expected no further question.");
    }
}
