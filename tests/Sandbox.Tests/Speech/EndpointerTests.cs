using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;
using WebRtc;

namespace Sandbox.Tests.Speech;

public sealed class EndpointerTests
{
    private readonly Endpointer endpointer = new(new EndpointerOptions());
    private readonly List<(int Frame, UtteranceEdge Edge)> edges = [];
    private readonly List<short[]> utterances = [];
    private readonly List<short[]> pauses = [];
    private int frames;

    [Fact]
    public void VoiceBetweenSilences_IsOneUtteranceWithPreRoll()
    {
        Hear(SyntheticSound.Silence(1000), SyntheticSound.Voice(1500), SyntheticSound.Silence(2000));
        Assert.Equal([UtteranceEdge.Started, UtteranceEdge.Paused, UtteranceEdge.Ended], edges.Select(edge => edge.Edge));
        var ended = edges[2].Frame * (int)AudioFormat.FrameDuration.TotalMilliseconds;
        Assert.InRange(ended, 1000 + 1500 + 500, 1000 + 1500 + 700);
        var durationMs = utterances.Single().Length * 1000 / AudioFormat.SampleRateHz;
        Assert.InRange(durationMs, 1500 + 200, 1500 + 300 + 400);
    }

    [Fact]
    public void PauseShorterThanTheEndSilence_DoesNotCutTheSentence()
    {
        Hear(SyntheticSound.Silence(500), SyntheticSound.Voice(600), SyntheticSound.Silence(400), SyntheticSound.Voice(600), SyntheticSound.Silence(1000));
        Assert.Single(utterances);
    }

    [Fact]
    public void UtteranceAtThePauseBeforeItsEnd_IsTheOneThatEnds()
    {
        Hear(SyntheticSound.Silence(500), SyntheticSound.Voice(600), SyntheticSound.Noise(2000, amplitude: 50));
        Assert.Equal(pauses.Single(), utterances.Single());
        Assert.Equal(TimeSpan.FromMilliseconds(640 - 200), (edges[2].Frame - edges[1].Frame) * AudioFormat.FrameDuration);
    }

    [Fact]
    public void UtteranceAtAPauseWithin_IsItsBeginning()
    {
        Hear(SyntheticSound.Silence(500), SyntheticSound.Voice(600), SyntheticSound.Silence(400), SyntheticSound.Voice(600), SyntheticSound.Silence(1000));
        Assert.Equal(2, pauses.Count);
        Assert.Equal(pauses[0], utterances.Single().AsSpan(0, pauses[0].Length).ToArray());
        Assert.Equal(pauses[1], utterances.Single());
    }

    [Fact]
    public void PauseLongerThanTheEndSilence_MakesTwoUtterances()
    {
        Hear(SyntheticSound.Silence(500), SyntheticSound.Voice(600), SyntheticSound.Silence(1000), SyntheticSound.Voice(600), SyntheticSound.Silence(1000));
        Assert.Equal(2, utterances.Count);
    }

    [Fact]
    public void Cough_IsDropped()
    {
        Hear(SyntheticSound.Silence(500), SyntheticSound.Noise(60, 12_000), SyntheticSound.Silence(1000));
        Assert.Equal([UtteranceEdge.Started, UtteranceEdge.Dropped], edges.Select(edge => edge.Edge));
        Assert.Empty(utterances);
    }

    [Fact]
    public void EndlessTalk_IsCutAtTheMaximum()
    {
        Hear(SyntheticSound.Silence(500), SyntheticSound.Voice(20_000));
        Assert.InRange(utterances[0].Length, 15 * AudioFormat.SampleRateHz, 16 * AudioFormat.SampleRateHz);
    }

    [Fact]
    public void SteadyState_AllocatesNothing()
    {
        var voice = SyntheticSound.Voice(20);
        var silence = SyntheticSound.Silence(20);
        var frame = 0;
        Assert.Equal(0, Allocation.Of(1000, () => endpointer.Push(frame++ % 100 < 50 ? voice : silence)));
    }

    private void Hear(params short[][] sounds) => SyntheticSound.EachFrame(sounds.SelectMany(sound => sound), frame =>
    {
        var edge = endpointer.Push(frame);
        frames++;
        if (edge != UtteranceEdge.None)
        {
            edges.Add((frames, edge));
        }
        if (edge == UtteranceEdge.Paused)
        {
            pauses.Add(endpointer.Utterance.ToArray());
        }
        if (edge == UtteranceEdge.Ended)
        {
            utterances.Add(endpointer.Utterance.ToArray());
        }
    });
}
