using System.Collections.Concurrent;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>
/// Says every word in ten frames; cannot say what is in <see cref="Unspeakable"/>. The last sample of a line tells its end: the next
/// line may begin with the next frame.
/// </summary>
internal sealed class FakeSynthesizer : ISpeechSynthesizer
{
    public const int FramesPerWord = 10;

    /// <summary>Of every sample but the last.</summary>
    public const short Level = 1000;

    private const short LastLevel = 1001;

    public HashSet<string> Unspeakable { get; } = [];

    /// <summary>Says nothing before it.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public async Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        await Ready.WaitAsync(cancellationToken);
        return Unspeakable.Contains(text) ? null : SoundOf(text);
    }

    /// <summary>Whether the frame is the last of a line.</summary>
    public static bool Ends(short[] frame) => frame[^1] == LastLevel;

    private static short[] SoundOf(string text) =>
        [.. Enumerable.Repeat(Level, (text.Split(' ').Length * FramesPerWord * AudioFormat.FrameSamples) - 1), LastLevel];
}

/// <summary>Understands what the test says it does, in that order.</summary>
internal sealed class FakeRecognizer : ISpeechRecognizer
{
    private readonly ConcurrentQueue<string> texts = new();

    /// <summary>Understands nothing before it.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public void Understand(params string[] next) => Array.ForEach(next, texts.Enqueue);

    public async Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken)
    {
        await Ready.WaitAsync(cancellationToken);
        return texts.TryDequeue(out var text) ? text : throw new InvalidOperationException("The test expected no further utterance.");
    }
}
