using WebRtc.Codecs;

namespace WebRtc.Rtp;

/// <summary>Decrypted RTP packets in, frames in order out. Not thread-safe.</summary>
internal sealed class AudioReceiver(IAudioCodec codec, byte payloadType, TimeProvider time, AudioSink sink)
{
    private readonly ReorderBuffer reorder = new(time);
    private readonly FrameAssembler frames = new(sink);
    private readonly short[] pcm = new short[AudioCodecs.MaxDecodedSamples];
    private readonly long start = time.GetTimestamp();

    /// <summary>The source heard now; it changes when the browser replaces its track. Null before the first packet.</summary>
    public uint? Source { get; private set; }

    public ReceptionStatistics Reception { get; } = new(codec.ClockRateHz);

    public long Packets { get; private set; }

    /// <summary>Takes a packet. False: it is malformed, or of a payload type that was not negotiated.</summary>
    public bool Receive(ReadOnlySpan<byte> packet)
    {
        if (!RtpHeader.TryParse(packet, out var header)
            || header.PayloadType != payloadType
            || !header.TryGetPayload(packet, out var payload))
        {
            return false;
        }

        if (Source != header.Ssrc)
        {
            Source = header.Ssrc;
            reorder.Reset(header.Sequence);
            Reception.Restart();
        }

        Packets++;
        Reception.Receive(header.Sequence, header.Timestamp, time.GetElapsedTime(start));
        _ = reorder.Add(header.Sequence, payload);
        Deliver();
        return true;
    }

    /// <summary>Decodes what can be decoded now. Also to be called as time passes: packets wait behind a gap only so long.</summary>
    public void Deliver()
    {
        ReorderOutcome outcome;
        while ((outcome = reorder.Take(out var payload)) != ReorderOutcome.Empty)
        {
            var samples = outcome == ReorderOutcome.Packet ? codec.Decode(payload, pcm) : codec.Conceal(payload, pcm);
            frames.Add(pcm.AsSpan(0, samples));
        }
    }
}
