using System.Text;
using WebRtc.Codecs;
using WebRtc.Sdp;
using WebRtc.Srtp;
using WebRtc.Transport;

namespace WebRtc.Rtp;

/// <summary>What was agreed on for the sound of a call.</summary>
internal sealed record MediaParameters(AudioCodecKind Codec, byte PayloadType, bool Sends, uint Ssrc);

/// <summary>Sound both ways once there are keys: SRTP, RTP, RTCP and codec together. Not thread-safe: the peer holds its lock.</summary>
internal sealed class MediaSession : IDisposable
{
    private readonly MediaParameters parameters;
    private readonly TimeProvider time;
    private readonly DatagramSink send;
    private readonly IAudioCodec codec;
    private readonly SrtpSender protector;
    private readonly SrtpReceiver unprotector;
    private readonly AudioReceiver receiver;
    private readonly AudioSender sender;
    private readonly RtcpSession rtcp;
    private readonly byte[] packet;
    private readonly byte[] cname = Encoding.UTF8.GetBytes(LocalDescription.Cname);
    private long malformed;

    public MediaSession(
        MediaParameters parameters,
        SrtpProfile profile,
        SrtpMasterKey sendKey,
        SrtpMasterKey receiveKey,
        TimeProvider time,
        DatagramSink send,
        AudioSink heard)
    {
        this.parameters = parameters;
        this.time = time;
        this.send = send;
        codec = AudioCodecs.Create(parameters.Codec);
        protector = new SrtpSender(profile, sendKey);
        packet = new byte[AudioSender.MaxPacket + protector.MaxOverhead];
        unprotector = new SrtpReceiver(profile, receiveKey);
        receiver = new AudioReceiver(codec, parameters.PayloadType, time, heard);
        sender = new AudioSender(codec, parameters.PayloadType, parameters.Ssrc);
        rtcp = new RtcpSession(time, parameters.Ssrc);
        SrtpProfile = profile;
    }

    public SrtpProfile SrtpProfile { get; }

    /// <summary>Decrypts and takes in an RTP packet, in place. False: it is not authentic.</summary>
    public bool ReceiveRtp(Span<byte> sealedPacket)
    {
        var length = unprotector.UnprotectRtp(sealedPacket);
        if (length < 0)
        {
            return false;
        }

        if (!receiver.Receive(sealedPacket[..length]))
        {
            malformed++;
        }

        return true;
    }

    /// <summary>Decrypts and takes in a compound RTCP packet, in place. False: it is not authentic.</summary>
    public bool ReceiveRtcp(Span<byte> sealedPacket)
    {
        var length = unprotector.UnprotectRtcp(sealedPacket);
        if (length < 0)
        {
            return false;
        }

        if (!rtcp.Receive(sealedPacket[..length]))
        {
            malformed++;
        }

        return true;
    }

    /// <summary>Sends one frame of <see cref="AudioFormat.FrameSamples"/>, where the other end wants to hear.</summary>
    public void SendFrame(ReadOnlySpan<short> frame)
    {
        if (!parameters.Sends)
        {
            return;
        }

        var length = sender.Write(frame, packet);
        if (length > 0)
        {
            send(packet.AsSpan(0, protector.ProtectRtp(packet, length)));
        }
    }

    /// <summary>What time brings: sound that waited behind a gap, and reports.</summary>
    public void Tick()
    {
        receiver.Deliver();
        if (rtcp.TakeTurn())
        {
            SendReport();
        }
    }

    public PeerStatistics Statistics() => new(
        codec.Name,
        SrtpProfile.IanaName(),
        receiver.Packets,
        receiver.Reception.LostEver,
        sender.Packets,
        unprotector.Rejected + malformed,
        receiver.Reception.Jitter,
        rtcp.RoundTrip);

    public void Dispose()
    {
        protector.Dispose();
        unprotector.Dispose();
        codec.Dispose();
    }

    private void SendReport()
    {
        RtcpReportBlock? block = receiver.Source is { } source ? rtcp.ReportOn(source, receiver.Reception) : null;
        RtcpSenderInfo? info = sender.Packets > 0 ? sender.Report(time.GetUtcNow()) : null;
        var length = RtcpWriter.Write(packet, parameters.Ssrc, info, block, cname);
        send(packet.AsSpan(0, protector.ProtectRtcp(packet, length)));
    }
}
