using static WebRtc.Native.LibOpus;

namespace WebRtc.Codecs;

/// <summary>Opus (RFC 6716, RFC 7587) by libopus, which resamples: both ends of it run at 16 kHz, the RTP clock stays 48 kHz.</summary>
internal sealed unsafe class OpusCodec : IAudioCodec
{
    private const int Mono = 1;
    private const int ApplicationVoip = 2048;
    private const int SetBitrate = 4002;
    private const int SetComplexity = 4010;
    private const int SetInbandFec = 4012;
    private const int SetPacketLossPercent = 4014;

    private const int BitrateBitsPerSecond = 32_000;

    // Half the processor time of the highest, at this bit rate with no difference that is heard.
    private const int Complexity = 5;
    private const int ExpectedLossPercent = 5;

    private readonly nint encoder;
    private readonly nint decoder;
    private int lastDecodedSamples = AudioFormat.FrameSamples;
    private bool disposed;

    public OpusCodec()
    {
        encoder = opus_encoder_create(AudioFormat.SampleRateHz, Mono, ApplicationVoip, out var encoderError);
        decoder = opus_decoder_create(AudioFormat.SampleRateHz, Mono, out var decoderError);
        if (encoderError != 0 || decoderError != 0)
        {
            throw new InvalidOperationException($"libopus refuses {AudioFormat.SampleRateHz} Hz mono: {encoderError}, {decoderError}.");
        }

        _ = opus_encoder_ctl(encoder, SetBitrate, BitrateBitsPerSecond);
        _ = opus_encoder_ctl(encoder, SetComplexity, Complexity);
        _ = opus_encoder_ctl(encoder, SetInbandFec, 1);
        _ = opus_encoder_ctl(encoder, SetPacketLossPercent, ExpectedLossPercent);
    }

    public string Name => "opus";

    public int ClockRateHz => 48_000;

    public int Encode(ReadOnlySpan<short> frame, Span<byte> payload)
    {
        fixed (short* pcm = frame)
        fixed (byte* bytes = payload)
        {
            return Math.Max(0, opus_encode(encoder, pcm, frame.Length, bytes, payload.Length));
        }
    }

    public int Decode(ReadOnlySpan<byte> payload, Span<short> pcm)
    {
        var samples = Decode(payload, pcm, useFec: 0);
        if (samples > 0)
        {
            lastDecodedSamples = samples;
        }

        return samples;
    }

    public int Conceal(ReadOnlySpan<byte> next, Span<short> pcm) =>
        Decode(next, pcm[..lastDecodedSamples], useFec: next.IsEmpty ? 0 : 1);

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            opus_encoder_destroy(encoder);
            opus_decoder_destroy(decoder);
        }
    }

    private int Decode(ReadOnlySpan<byte> payload, Span<short> pcm, int useFec)
    {
        fixed (byte* bytes = payload)
        fixed (short* samples = pcm)
        {
            // A null payload asks for concealment: an empty span is pinned as null.
            return Math.Max(0, opus_decode(decoder, bytes, payload.Length, samples, pcm.Length, useFec));
        }
    }
}
