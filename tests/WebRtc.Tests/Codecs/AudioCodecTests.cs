using WebRtc.Codecs;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Codecs;

public sealed class AudioCodecTests
{
    private const int Frames = 50;

    public static TheoryData<int> Codecs => [(int)AudioCodecKind.Opus, (int)AudioCodecKind.Pcmu];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Tone_SurvivesTheRoundTrip(int kind)
    {
        using var codec = Create(kind);
        var heard = Pass(codec, new Tone(), lost: _ => false);
        Assert.Equal(Frames * AudioFormat.FrameSamples, heard.Length);
        Assert.InRange(Tone.AmplitudeAt(440, heard.AsSpan(3200)), 7000, 9000);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void LostPackets_AreConcealedWithSoundOfTheSameLength(int kind)
    {
        using var codec = Create(kind);
        var heard = Pass(codec, new Tone(), lost: i => i % 10 == 9);
        Assert.Equal(Frames * AudioFormat.FrameSamples, heard.Length);
        for (var i = 9; i < Frames; i += 10)
        {
            Assert.True(Tone.Rms(heard.AsSpan(i * AudioFormat.FrameSamples, AudioFormat.FrameSamples)) > 1000, $"silence at frame {i}");
        }
    }

    [Fact]
    public void Pcmu_LetsNothingAboveFourKilohertzFoldBack()
    {
        using var codec = new PcmuCodec();
        var heard = Pass(codec, new Tone(frequencyHz: 6000), lost: _ => false);
        Assert.True(Tone.Rms(heard.AsSpan(3200)) < 80, "the filter lets 6 kHz through");
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void AnyPayload_DecodesWithoutFault(int kind)
    {
        using var codec = Create(kind);
        var random = new Random(3);
        var pcm = new short[AudioCodecs.MaxDecodedSamples];
        for (var i = 0; i < 5000; i++)
        {
            var payload = new byte[random.Next(1500)];
            random.NextBytes(payload);
            Assert.InRange(codec.Decode(payload, pcm), 0, AudioCodecs.MaxDecodedSamples);
            Assert.InRange(codec.Conceal(payload, pcm), 0, AudioCodecs.MaxDecodedSamples);
            Assert.InRange(codec.Conceal([], pcm), 0, AudioCodecs.MaxDecodedSamples);
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void ManyFrames_AllocateNothing(int kind)
    {
        using var codec = Create(kind);
        var frame = new Tone().Take(AudioFormat.FrameSamples);
        var payload = new byte[AudioCodecs.MaxPayload];
        var pcm = new short[AudioCodecs.MaxDecodedSamples];
        Cycle(10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Cycle(500);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Cycle(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var length = codec.Encode(frame, payload);
                _ = codec.Decode(payload.AsSpan(0, length), pcm);
                _ = codec.Conceal(payload.AsSpan(0, length), pcm);
            }
        }
    }

    private static IAudioCodec Create(int kind)
    {
        Assert.SkipWhen((AudioCodecKind)kind == AudioCodecKind.Opus && !WebRtcEndpoint.HasOpus, "libopus is not installed: apt-get install libopus0");
        return AudioCodecs.Create((AudioCodecKind)kind);
    }

    private static short[] Pass(IAudioCodec codec, Tone tone, Func<int, bool> lost)
    {
        List<short> heard = [];
        var payload = new byte[AudioCodecs.MaxPayload];
        var pcm = new short[AudioCodecs.MaxDecodedSamples];
        for (var i = 0; i < Frames; i++)
        {
            var length = codec.Encode(tone.Take(AudioFormat.FrameSamples), payload);
            var samples = lost(i) ? codec.Conceal([], pcm) : codec.Decode(payload.AsSpan(0, length), pcm);
            heard.AddRange(pcm.AsSpan(0, samples));
        }

        return [.. heard];
    }
}
