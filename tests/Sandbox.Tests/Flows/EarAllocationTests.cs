using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Flows;
using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

public sealed class EarAllocationTests
{
    // From 85,000 bytes on an object is a large one. A second of sound has 32,000.
    private const int MostBytes = 16_000;

    [Fact]
    public void LongUtterance_MakesNoLargeObjectOnTheMediaThread()
    {
        var call = new FakeAgentCall([]);
        using var ear = new Ear(new DeafRecognizer(), call, new Playback(), _ => { }, NullLogger.Instance);
        var frames = SyntheticSound.Voice(6000).Concat(SyntheticSound.Silence(800)).Chunk(AudioFormat.FrameSamples).ToArray();
        Assert.InRange(Allocation.Of(1, HearAll), 1, MostBytes);

        void HearAll()
        {
            foreach (var frame in frames)
            {
                call.Advance();
                ear.Hear(frame);
                while (ear.IsWorking)
                {
                    Thread.Yield(); // Or the next sound is lent while this one is not back.
                }
            }
        }
    }

    private sealed class DeafRecognizer : ISpeechRecognizer
    {
        public Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken) => Task.FromResult("");
    }
}
