using System.Security.Cryptography;
using WebRtc.Rtp;
using WebRtc.Srtp;

namespace WebRtc.Tests.Srtp;

public class SrtpSessionTests
{
    public static TheoryData<int> Profiles => [(int)SrtpProfile.AeadAes128Gcm, (int)SrtpProfile.Aes128CmHmacSha1With80BitTag];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Packets_PassThroughTwoRollovers(int profile)
    {
        using var pair = new Pair(profile);
        for (var i = 0; i < 140_000; i++)
        {
            Assert.Equal(Pair.PlainLength, pair.PassRtp((ushort)(65_000 + i), ssrc: 1));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Rtcp_Passes(int profile)
    {
        using var pair = new Pair(profile);
        var packet = new byte[100];
        var plain = RtcpWriter.Write(packet, 9, null, null, "name"u8);
        for (var i = 0; i < 3; i++)
        {
            var length = RtcpWriter.Write(packet, 9, null, null, "name"u8);
            length = pair.Sender.ProtectRtcp(packet, length);
            Assert.Equal(plain, pair.Receiver.UnprotectRtcp(packet.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void ReplayedPacket_IsRejected(int profile)
    {
        using var pair = new Pair(profile);
        var packet = pair.SealRtp(1, ssrc: 1);
        Assert.Equal(Pair.PlainLength, pair.Receiver.UnprotectRtp(packet.ToArray()));
        Assert.Equal(-1, pair.Receiver.UnprotectRtp(packet.ToArray()));
        Assert.Equal(1, pair.Receiver.Rejected);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void ForgedPackets_ChangeNothing(int profile)
    {
        using var pair = new Pair(profile);
        var packet = pair.SealRtp(1, ssrc: 1);
        for (uint ssrc = 100; ssrc < 200; ssrc++)
        {
            var forged = packet.ToArray();
            forged[11] = (byte)ssrc;
            Assert.Equal(-1, pair.Receiver.UnprotectRtp(forged));
        }

        Assert.Equal(Pair.PlainLength, pair.Receiver.UnprotectRtp(packet));
    }

    [Fact]
    public void MoreSourcesThanKept_AreRejected()
    {
        using var pair = new Pair((int)SrtpProfile.AeadAes128Gcm);
        for (uint ssrc = 1; ssrc <= SrtpReceiver.MaxSources; ssrc++)
        {
            Assert.Equal(Pair.PlainLength, pair.PassRtp(1, ssrc));
        }

        Assert.Equal(-1, pair.PassRtp(1, SrtpReceiver.MaxSources + 1));
        Assert.Equal(Pair.PlainLength, pair.PassRtp(2, ssrc: 1));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void ManyPackets_AllocateNothing(int profile)
    {
        using var pair = new Pair(profile);
        var packet = new byte[300];
        pair.Cycle(packet, from: 0, count: 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        pair.Cycle(packet, from: 100, count: 5000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Pair : IDisposable
    {
        public const int PlainLength = RtpHeader.FixedLength + 160;

        public Pair(int profile)
        {
            var agreed = (SrtpProfile)profile;
            var master = new SrtpMasterKey(
                RandomNumberGenerator.GetBytes(SrtpProfiles.KeyLength), RandomNumberGenerator.GetBytes(agreed.SaltLength()));
            Sender = new SrtpSender(agreed, master);
            Receiver = new SrtpReceiver(agreed, master);
        }

        public SrtpSender Sender { get; }

        public SrtpReceiver Receiver { get; }

        public byte[] SealRtp(ushort sequence, uint ssrc)
        {
            var packet = new byte[PlainLength + Sender.MaxOverhead];
            RtpHeader.Write(packet, 0, false, sequence, 0, ssrc);
            return packet[..Sender.ProtectRtp(packet, PlainLength)];
        }

        public int PassRtp(ushort sequence, uint ssrc) => Receiver.UnprotectRtp(SealRtp(sequence, ssrc));

        /// <summary>Good packets, forged ones and replays of both kinds.</summary>
        public void Cycle(Span<byte> packet, int from, int count)
        {
            for (var i = from; i < from + count; i++)
            {
                RtpHeader.Write(packet, 0, false, (ushort)i, 0, 1);
                var length = Sender.ProtectRtp(packet, PlainLength);
                _ = Receiver.UnprotectRtp(packet[..length]);
                _ = Receiver.UnprotectRtp(packet[..length]);
                length = Sender.ProtectRtcp(packet, RtcpWriter.Write(packet, 1, null, null, "name"u8));
                _ = Receiver.UnprotectRtcp(packet[..length]);
                packet[9] ^= 1;
                _ = Receiver.UnprotectRtcp(packet[..length]);
            }
        }

        public void Dispose()
        {
            Sender.Dispose();
            Receiver.Dispose();
        }
    }
}
