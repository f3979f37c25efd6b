using WebRtc.Rtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Rtp;

public class RtpHeaderTests
{
    [Theory]
    [InlineData("80 6f 0001 00000002 00000003 aabb", 12, "aabb")]
    [InlineData("80 ef 0001 00000002 00000003", 12, "")]
    [InlineData("82 6f 0001 00000002 00000003 00000004 00000005 aabb", 20, "aabb")]
    [InlineData("90 6f 0001 00000002 00000003 bede0001 10ff0000 aabb", 20, "aabb")]
    [InlineData("a0 6f 0001 00000002 00000003 aabb 0002", 12, "aabb")]
    [InlineData("a0 6f 0001 00000002 00000003 02 02", 12, "")]
    public void WellFormedPacket_GivesItsPayload(string hex, int headerLength, string payload)
    {
        var packet = Hex.Bytes(hex);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.Equal(headerLength, header.Length);
        Assert.Equal((111, 1, 2u, 3u), (header.PayloadType, header.Sequence, header.Timestamp, header.Ssrc));
        Assert.True(header.TryGetPayload(packet, out var actual));
        Assert.Equal(Hex.Bytes(payload), actual.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("80 6f 0001 00000002 000000")]
    [InlineData("40 6f 0001 00000002 00000003")]
    [InlineData("82 6f 0001 00000002 00000003 00000004")]
    [InlineData("90 6f 0001 00000002 00000003 bede")]
    [InlineData("90 6f 0001 00000002 00000003 bedeffff 00000000")]
    public void MalformedPacket_IsNotParsed(string hex) => Assert.False(RtpHeader.TryParse(Hex.Bytes(hex), out _));

    [Theory]
    [InlineData("a0 6f 0001 00000002 00000003")]
    [InlineData("a0 6f 0001 00000002 00000003 aa 00")]
    [InlineData("a0 6f 0001 00000002 00000003 aa 03")]
    public void WrongPadding_GivesNoPayload(string hex)
    {
        var packet = Hex.Bytes(hex);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.False(header.TryGetPayload(packet, out _));
    }

    [Fact]
    public void WrittenHeader_ReadsTheSame()
    {
        var packet = new byte[RtpHeader.FixedLength];
        RtpHeader.Write(packet, 111, true, 65535, 0xFFFF_FFFF, 0x1234_5678);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.Equal(new RtpHeader(111, true, 65535, 0xFFFF_FFFF, 0x1234_5678, 12, false), header);
    }
}
