using System.Net;
using WebRtc.Tests.Infrastructure;
using WebRtc.Transport;

namespace WebRtc.Tests.Transport;

public class PacketPathTests
{
    private static readonly SocketAddress Address = new IPEndPoint(IPAddress.Loopback, 9).Serialize();

    private readonly ManualTime time = new();
    private readonly NetworkConditions conditions;
    private readonly PacketPath path;
    private readonly List<byte> arrived = [];

    public PacketPathTests()
    {
        conditions = new NetworkConditions(time, new Random(1));
        path = new PacketPath(conditions, time, (packet, _) => arrived.Add(packet[0]));
    }

    [Fact]
    public void ClearNetwork_HoldsAndAllocatesNothing()
    {
        Assert.False(path.Takes([1], Address));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = path.Takes([1], Address);
            path.Tick();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(arrived);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.1, 60, 140)]
    [InlineData(0.5, 430, 570)]
    [InlineData(1, 1000, 1000)]
    public void LossShare_IsLost(double share, int least, int most)
    {
        conditions.Network = new() { LossShare = share };
        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => path.Takes([1], Address)), least, most);
        path.Flush();
        Assert.Empty(arrived);
    }

    [Fact]
    public void Drop_EndsByItselfAndLeavesTheRestOfTheNetwork()
    {
        conditions.Network = new() { DropFor = Seconds(3), Delay = Seconds(1) };
        Assert.True(path.Takes([1], Address));
        Pass(Seconds(3));
        Assert.Empty(arrived);
        Assert.True(path.Takes([2], Address));
        Pass(Seconds(1));
        Assert.Equal([2], arrived);
    }

    [Fact]
    public void DeadNetwork_DropsUntilAnotherIsSet()
    {
        conditions.Network = PeerNetwork.Dead;
        Pass(TimeSpan.FromDays(1));
        Assert.True(path.Takes([1], Address));
        conditions.Network = PeerNetwork.Clear;
        Assert.False(path.Takes([2], Address));
        path.Flush();
        Assert.Empty(arrived);
    }

    [Fact]
    public void Drop_LosesWhatIsOnItsWay()
    {
        conditions.Network = new() { Delay = Seconds(1) };
        _ = path.Takes([1], Address);
        conditions.Network = PeerNetwork.Dead;
        Pass(Seconds(1));
        conditions.Network = PeerNetwork.Clear;
        Pass(Seconds(1));
        Assert.Empty(arrived);
    }

    [Fact]
    public void Delay_IsKeptToTheTickAndNoLonger()
    {
        conditions.Network = new() { Delay = TimeSpan.FromMilliseconds(100) };
        _ = path.Takes([1], Address);
        Pass(TimeSpan.FromMilliseconds(99));
        _ = path.Takes([2], Address);
        Assert.Empty(arrived);
        Pass(TimeSpan.FromMilliseconds(1));
        Assert.Equal([1], arrived);
        Pass(TimeSpan.FromMilliseconds(99));
        Assert.Equal([1, 2], arrived);
    }

    [Fact]
    public void ClearedNetwork_StillDeliversWhatIsOnItsWay()
    {
        conditions.Network = new() { Delay = Seconds(1) };
        _ = path.Takes([1], Address);
        conditions.Network = PeerNetwork.Clear;
        Assert.False(path.Takes([2], Address));
        Pass(Seconds(1));
        Assert.Equal([1], arrived);
    }

    [Fact]
    public void Jitter_SpreadsPacketsOverItsWholeAndChangesTheirOrder()
    {
        conditions.Network = new() { Delay = Seconds(1), Jitter = Seconds(1) };
        for (byte i = 0; i < 100; i++)
        {
            _ = path.Takes([i], Address);
        }

        Pass(Seconds(1) - TimeSpan.FromTicks(1));
        Assert.Empty(arrived);
        Pass(Seconds(0.5));
        Assert.InRange(arrived.Count, 30, 70);
        Pass(Seconds(0.5));
        Assert.Equal(100, arrived.Distinct().Count());
        Assert.NotEqual(arrived.Order(), arrived);
    }

    [Fact]
    public void WithoutJitter_OrderStays()
    {
        conditions.Network = new() { Delay = Seconds(1) };
        for (byte i = 0; i < 100; i++)
        {
            _ = path.Takes([i], Address);
        }

        Pass(Seconds(1));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (byte)i), arrived);
    }

    [Fact]
    public void FullPath_LosesTheOldest()
    {
        conditions.Network = new() { Delay = Seconds(1) };
        for (var i = 0; i < PacketPath.Capacity + 3; i++)
        {
            _ = path.Takes([(byte)i], Address);
        }

        path.Flush();
        Assert.Equal(PacketPath.Capacity, arrived.Count);
        Assert.Equal(3, arrived[0]);
    }

    [Fact]
    public void SteadyFlowUnderDelay_AllocatesNothing()
    {
        conditions.Network = new() { Delay = TimeSpan.FromMilliseconds(200), Jitter = TimeSpan.FromMilliseconds(100), LossShare = 0.1 };
        var heard = 0;
        var counted = new PacketPath(conditions, time, (_, _) => heard++);
        for (var i = 0; i < 50; i++)
        {
            _ = counted.Takes([1, 2, 3], Address); // More at once than the flow brings.
        }

        Flow(500);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Flow(5000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(heard, 4700, 5250);

        void Flow(int packets)
        {
            for (var i = 0; i < packets; i++)
            {
                _ = counted.Takes([1, 2, 3], Address);
                time.Advance(AudioFormat.FrameDuration);
                counted.Tick();
            }
        }
    }

    [Fact]
    public void PacketAndAddress_AreCopied()
    {
        var from = new IPEndPoint(IPAddress.Loopback, 9).Serialize();
        var buffer = new byte[] { 7 };
        SocketAddress? cameFrom = null;
        var copying = new PacketPath(conditions, time, (packet, address) =>
        {
            arrived.Add(packet[0]);
            cameFrom = address;
        });
        conditions.Network = new() { Delay = Seconds(1) };
        _ = copying.Takes(buffer, from);
        buffer[0] = 8;
        from.Buffer.Span[3] = 10;
        copying.Flush();
        Assert.Equal([7], arrived);
        Assert.Equal(Address, cameFrom);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Pass(TimeSpan span)
    {
        time.Advance(span);
        path.Tick();
    }
}
