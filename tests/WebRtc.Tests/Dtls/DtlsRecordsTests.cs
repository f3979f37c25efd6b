using WebRtc.Dtls;

namespace WebRtc.Tests.Dtls;

public class DtlsRecordsTests
{
    [Theory]
    [InlineData(new[] { 100 }, new[] { 113 })]
    [InlineData(new[] { 100, 200 }, new[] { 326 })]
    [InlineData(new[] { 1000, 1000 }, new[] { 1013, 1013 })]
    [InlineData(new[] { 600, 500, 100 }, new[] { 1126, 113 })]
    [InlineData(new[] { 1187 }, new[] { 1200 })]
    [InlineData(new[] { 3000, 1 }, new[] { 3013, 14 })]
    public void Records_ArePackedIntoDatagrams(int[] records, int[] datagrams)
    {
        ReadOnlySpan<byte> stream = records.SelectMany(Record).ToArray();
        foreach (var expected in datagrams)
        {
            Assert.Equal(expected, DtlsRecords.NextDatagram(stream));
            stream = stream[expected..];
        }

        Assert.True(stream.IsEmpty);
    }

    private static byte[] Record(int length) =>
        [22, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(length >> 8), (byte)length, .. new byte[length]];
}
