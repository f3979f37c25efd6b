using WebRtc.Rtp;

namespace WebRtc.Tests.Rtp;

public class ReceptionStatisticsTests
{
    private readonly ReceptionStatistics statistics = new(clockRateHz: 8000);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 0, 4u, 0)]
    [InlineData(new[] { 1, 2, 4 }, 1, 4u, 64)]
    [InlineData(new[] { 1, 3, 2, 4 }, 0, 4u, 0)]
    [InlineData(new[] { 65534, 65535, 0, 1 }, 0, 65537u, 0)]
    [InlineData(new[] { 65535, 1 }, 1, 65537u, 85)]
    [InlineData(new[] { 1, 1, 1 }, 0, 1u, 0)]
    public void Sequence_GivesLossAndHighest(int[] sequence, int lost, uint highest, byte fraction)
    {
        foreach (var number in sequence)
        {
            statistics.Receive((ushort)number, 0, TimeSpan.Zero);
        }

        Assert.Equal(lost, statistics.Lost);
        Assert.Equal(highest, statistics.HighestExtended);
        Assert.Equal(fraction, statistics.TakeFractionLost());
        Assert.Equal(0, statistics.TakeFractionLost());
    }

    [Fact]
    public void EvenArrival_HasNoJitter()
    {
        for (var i = 0; i < 100; i++)
        {
            statistics.Receive((ushort)i, (uint)(i * 160), TimeSpan.FromMilliseconds(20 * i));
        }

        Assert.Equal(TimeSpan.Zero, statistics.Jitter);
    }

    [Fact]
    public void EveryOtherPacketTenMillisecondsLate_JitterTendsToTen()
    {
        for (var i = 0; i < 500; i++)
        {
            var late = i % 2 == 0 ? 0 : 10;
            statistics.Receive((ushort)i, (uint)(i * 160), TimeSpan.FromMilliseconds((20 * i) + late));
        }

        Assert.InRange(statistics.Jitter.TotalMilliseconds, 9.9, 10.1);
    }

    [Fact]
    public void SequenceBeginningAgain_IsNoLoss()
    {
        statistics.Receive(1, 0, TimeSpan.Zero);
        statistics.Receive(40_000, 0, TimeSpan.Zero);
        Assert.Equal(0, statistics.Lost);
    }

    [Fact]
    public void AnotherSource_KeepsWhatWasLostBefore()
    {
        Receive(1, 3);
        statistics.Restart();
        Receive(20, 24);
        Assert.Equal(3, statistics.Lost);
        Assert.Equal(4, statistics.LostEver);
    }

    private void Receive(params ReadOnlySpan<ushort> sequence)
    {
        foreach (var number in sequence)
        {
            statistics.Receive(number, 0, TimeSpan.Zero);
        }
    }
}
