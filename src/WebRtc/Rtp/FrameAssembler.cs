namespace WebRtc.Rtp;

/// <summary>Takes a frame of decoded sound. The span is good only during the call.</summary>
internal delegate void AudioSink(ReadOnlySpan<short> frame);

/// <summary>Cuts decoded packets, which may be of 2.5 to 120 ms, into frames of <see cref="AudioFormat.FrameSamples"/>.</summary>
internal sealed class FrameAssembler(AudioSink sink)
{
    private readonly short[] frame = new short[AudioFormat.FrameSamples];
    private int filled;

    public void Add(ReadOnlySpan<short> samples)
    {
        while (!samples.IsEmpty)
        {
            var part = Math.Min(samples.Length, frame.Length - filled);
            samples[..part].CopyTo(frame.AsSpan(filled));
            samples = samples[part..];
            filled += part;
            if (filled == frame.Length)
            {
                filled = 0;
                sink(frame);
            }
        }
    }
}
