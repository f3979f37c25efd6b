using WebRtc.Rtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Rtp;

public class RtcpTests
{
    private const uint Ours = 7;
    private const uint Theirs = 9;

    [Fact]
    public void WrittenReport_ReadsTheSame()
    {
        var buffer = new byte[RtcpWriter.MaxLength];
        var block = new RtcpReportBlock(Ours, 12, -3, 70_000, 44, 55, 66);
        var length = RtcpWriter.Write(buffer, Theirs, new RtcpSenderInfo(0x1122_3344_5566_7788, 1, 2, 3), block, "name"u8);

        Assert.Equal(0, length % 4);
        var reader = new RtcpReader(buffer.AsSpan(0, length), Ours);
        Assert.True(reader.Read());
        Assert.Equal(0x1122_3344_5566_7788u, reader.SenderNtp);
        Assert.Equal(block, reader.Report);
    }

    [Fact]
    public void CanonicalName_IsInEveryCompound()
    {
        var buffer = new byte[RtcpWriter.MaxLength];
        var length = RtcpWriter.Write(buffer, Theirs, null, null, "name"u8);
        Assert.Equal(Hex.Bytes("80c90001 00000009 81ca0003 00000009 01046e61 6d650000"), buffer[..length]);
    }

    [Theory]
    [InlineData("80")]
    [InlineData("00c90001 00000009")]
    [InlineData("81c90001 00000009")]
    [InlineData("80c90009 00000009")]
    [InlineData("80c80001 00000009")]
    [InlineData("9fc80006 00000009 0000000000000000 00000000 00000000 00000000")]
    public void MalformedCompound_IsToldApart(string hex)
    {
        var reader = new RtcpReader(Hex.Bytes(hex), Ours);
        Assert.False(reader.Read());
        Assert.Null(reader.Report);
    }

    [Fact]
    public void FeedbackAndUnknownTypes_AreSteppedOver()
    {
        var reader = new RtcpReader(Hex.Bytes("8fcd0002 00000009 00000000 80cb0000"), Ours);
        Assert.True(reader.Read());
    }

    [Fact]
    public void AnswerToOurReport_GivesRoundTrip()
    {
        var time = new ManualTime();
        var session = new RtcpSession(time, Ours);
        var sent = NtpTime.Middle(NtpTime.From(time.GetUtcNow()));
        time.Advance(TimeSpan.FromMilliseconds(700));

        var kept = NtpTime.ToMiddle(TimeSpan.FromMilliseconds(500));
        var buffer = new byte[RtcpWriter.MaxLength];
        var length = RtcpWriter.Write(buffer, Theirs, null, new RtcpReportBlock(Ours, 0, 0, 0, 0, sent, kept), "name"u8);
        Assert.True(session.Receive(buffer.AsSpan(0, length)));

        Assert.NotNull(session.RoundTrip);
        Assert.Equal(200, session.RoundTrip.Value.TotalMilliseconds, tolerance: 0.1);
    }

    [Fact]
    public void OurReport_RefersToTheirsAndTheTimeSince()
    {
        var time = new ManualTime();
        var session = new RtcpSession(time, Ours);
        var buffer = new byte[RtcpWriter.MaxLength];
        var ntp = NtpTime.From(time.GetUtcNow());
        var length = RtcpWriter.Write(buffer, Theirs, new RtcpSenderInfo(ntp, 0, 0, 0), null, "name"u8);
        session.Receive(buffer.AsSpan(0, length));
        time.Advance(TimeSpan.FromMilliseconds(250));

        var block = session.ReportOn(Theirs, new ReceptionStatistics(8000));
        Assert.Equal(NtpTime.Middle(ntp), block.LastSenderReport);
        Assert.Equal(250, NtpTime.FromMiddle(block.DelaySinceLastSenderReport).TotalMilliseconds, tolerance: 0.1);
    }

    [Fact]
    public void Turn_ComesOncePerInterval()
    {
        var time = new ManualTime();
        var session = new RtcpSession(time, Ours);
        Assert.False(session.TakeTurn());
        time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.True(session.TakeTurn());
        Assert.False(session.TakeTurn());
        time.Advance(TimeSpan.FromMilliseconds(1500));
        Assert.True(session.TakeTurn());
    }
}
