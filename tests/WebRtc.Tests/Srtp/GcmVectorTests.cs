using WebRtc.Srtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Srtp;

/// <summary>RFC 7714 sections 16.1 (SRTP) and 17.1 (SRTCP), AEAD_AES_128_GCM. The vectors give session keys, not master keys.</summary>
public sealed class GcmVectorTests : IDisposable
{
    private const uint RtpSsrc = 0x5501A0B2;
    private const ulong RtpIndex = 0xF17B;
    private const uint RtcpSsrc = 0x4D617273;
    private const uint RtcpIndex = 0x5D4;

    private readonly GcmSrtpCipher cipher = new(Hex.Bytes("000102030405060708090a0b0c0d0e0f"), Hex.Bytes("517569642070726f2071756f"));

    private static byte[] RtpPlain => Hex.Bytes("""
        8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070 61727465 73207472 6573
        """);

    private static byte[] RtpSealed => Hex.Bytes("""
        8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf
        8833899d 7f27beb1 6a9152cf 765ee439 0cce
        """);

    private static byte[] RtcpPlain => Hex.Bytes("""
        81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef
        """);

    private static byte[] RtcpSealed => Hex.Bytes("""
        81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1 730d6fda 4ce09b46 86303ded
        0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4
        """);

    [Fact]
    public void Rtp_SealsAsPublished()
    {
        var packet = Roomy(RtpPlain, cipher.RtpOverhead);
        cipher.SealRtp(packet, 12, RtpPlain.Length, RtpSsrc, RtpIndex);
        Assert.Equal(RtpSealed, packet);
    }

    [Fact]
    public void Rtp_OpensPublished()
    {
        var packet = RtpSealed;
        Assert.True(cipher.OpenRtp(packet, 12, RtpSsrc, RtpIndex));
        Assert.Equal(RtpPlain, packet[..^cipher.RtpOverhead]);
    }

    [Fact]
    public void Rtcp_SealsAsPublished()
    {
        var packet = Roomy(RtcpPlain, cipher.RtcpOverhead);
        cipher.SealRtcp(packet, RtcpPlain.Length, RtcpSsrc, RtcpIndex);
        Assert.Equal(RtcpSealed, packet);
    }

    [Fact]
    public void Rtcp_OpensPublished()
    {
        var packet = RtcpSealed;
        Assert.Equal(SrtcpLayout.EncryptedBit | RtcpIndex, cipher.RtcpTrailer(packet));
        Assert.True(cipher.OpenRtcp(packet, RtcpSsrc, RtcpIndex));
        Assert.Equal(RtcpPlain, packet[..^cipher.RtcpOverhead]);
    }

    [Fact]
    public void AnyBitChanged_DoesNotOpen()
    {
        for (var i = 0; i < RtpSealed.Length; i++)
        {
            var packet = RtpSealed;
            packet[i] ^= 0x10;
            Assert.False(cipher.OpenRtp(packet, 12, RtpSsrc, RtpIndex));
        }
    }

    public void Dispose() => cipher.Dispose();

    private static byte[] Roomy(byte[] packet, int overhead) => [.. packet, .. new byte[overhead]];
}
