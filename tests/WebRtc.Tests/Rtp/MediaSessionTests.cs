using System.Security.Cryptography;
using WebRtc.Codecs;
using WebRtc.Rtp;
using WebRtc.Srtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Rtp;

public sealed class MediaSessionTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly byte[] onTheWay = new byte[2000];
    private readonly short[] tone = new Tone().Take(AudioFormat.FrameSamples);
    private readonly SrtpMasterKey key = new(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(12));
    private MediaSession? sender;
    private MediaSession? receiver;
    private int length;
    private int frames;

    [Theory]
    [InlineData((int)AudioCodecKind.Opus)]
    [InlineData((int)AudioCodecKind.Pcmu)]
    public void SendingAndReceiving_AllocateNothing(int codec)
    {
        Connect((AudioCodecKind)codec);
        Pass(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1100, frames);
    }

    [Fact]
    public void EveryTenthPacketLost_FramesStillComeAndLossIsCounted()
    {
        Connect(AudioCodecKind.Pcmu);
        Pass(100, i => i % 10 == 5);
        Assert.Equal(100, frames);
        Assert.Equal(10, receiver!.Statistics().PacketsLost);
        Assert.Equal(90, receiver.Statistics().PacketsReceived);
    }

    [Fact]
    public void ReplayedAndForgedPackets_AreCountedAsRejected()
    {
        Connect(AudioCodecKind.Pcmu);
        sender!.SendFrame(tone);
        var copy = onTheWay[..length];
        Assert.True(receiver!.ReceiveRtp(onTheWay.AsSpan(0, length)));
        Assert.False(receiver.ReceiveRtp(copy));
        Assert.False(receiver.ReceiveRtcp(copy));
        Assert.Equal(2, receiver.Statistics().PacketsRejected);
        Assert.Equal(1, frames);
    }

    public void Dispose()
    {
        sender?.Dispose();
        receiver?.Dispose();
    }

    private void Connect(AudioCodecKind codec)
    {
        Assert.SkipWhen(codec == AudioCodecKind.Opus && !WebRtcEndpoint.HasOpus, "libopus is not installed: apt-get install libopus0");
        sender = Create(codec, 1);
        receiver = Create(codec, 2);
    }

    private MediaSession Create(AudioCodecKind codec, uint ssrc) => new(
        new MediaParameters(codec, 111, Sends: true, ssrc), SrtpProfile.AeadAes128Gcm, key, key, time, Take, _ => frames++);

    private void Take(ReadOnlySpan<byte> packet)
    {
        packet.CopyTo(onTheWay);
        length = packet.Length;
    }

    /// <summary>Frames from the one to the other, and what time brings at both.</summary>
    private void Pass(int count, Func<int, bool>? isLost = null)
    {
        for (var i = 0; i < count; i++)
        {
            sender!.SendFrame(tone);
            if (isLost is null || !isLost(i))
            {
                _ = receiver!.ReceiveRtp(onTheWay.AsSpan(0, length));
            }

            time.Advance(AudioFormat.FrameDuration);
            sender.Tick();
            receiver!.Tick();
        }
    }
}
