using System.Collections.Concurrent;
using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>Says every word in ten frames; cannot say what is in <see cref="Unspeakable"/>.</summary>
internal sealed class FakeSynthesizer : ISpeechSynthesizer
{
    public const int FramesPerWord = 10;

    public HashSet<string> Unspeakable { get; } = [];

    public short[]? Speak(string text) => Unspeakable.Contains(text)
        ? null
        : [.. Enumerable.Repeat((short)1000, text.Split(' ').Length * FramesPerWord * AudioFormat.FrameSamples)];
}

/// <summary>Understands what the test says it does, in that order.</summary>
internal sealed class FakeRecognizer : ISpeechRecognizer
{
    private readonly ConcurrentQueue<string> texts = new();

    public void Understand(params string[] next) => Array.ForEach(next, texts.Enqueue);

    public string Transcribe(ReadOnlySpan<short> utterance) =>
        texts.TryDequeue(out var text) ? text : throw new InvalidOperationException("The test expected no further utterance.");
}
