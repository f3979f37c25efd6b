using System.Globalization;
using WebRtc.Rtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Rtp;

public class ReorderBufferTests
{
    private readonly ManualTime time = new();
    private readonly ReorderBuffer buffer;

    public ReorderBufferTests() => buffer = new ReorderBuffer(time);

    [Theory]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("1 3 2 4", "1 2 3 4")]
    [InlineData("1 2 2 3", "1 2 3")]
    [InlineData("1 3", "1")]
    [InlineData("1 3 4 5 6", "1 lost(3) 3 4 5 6")]
    [InlineData("1 4 5 6 7", "1 lost lost(4) 4 5 6 7")]
    [InlineData("65534 0 65535 1", "65534 65535 0 1")]
    [InlineData("5 4 6", "5 6")]
    [InlineData("1 2 50 51", "1 2 50 51")]
    [InlineData("40000 3 4", "40000 3 4")]
    [InlineData("1 3 4 5 6 2 7", "1 lost(3) 3 4 5 6 7")]
    public void Packets_ComeOutInOrder(string arriving, string expected) => Assert.Equal(expected, Pass(arriving));

    [Fact]
    public void GapAfterItsTime_IsLost()
    {
        Assert.Equal("1", Pass("1 3"));
        time.Advance(ReorderBuffer.MaxWait - TimeSpan.FromMilliseconds(1));
        Assert.Equal("", Drain());
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("lost(3) 3", Drain());
    }

    [Fact]
    public void NothingWaiting_NothingIsLostAsTimePasses()
    {
        Assert.Equal("1 2", Pass("1 2"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("", Drain());
    }

    [Fact]
    public void TooLargePayload_IsRefused() => Assert.False(buffer.Add(1, new byte[ReorderBuffer.MaxPayload + 1]));

    [Fact]
    public void AnyOrder_NeverRepeatsOrGoesBack()
    {
        var random = new Random(11);
        var last = -1;
        for (var i = 0; i < 20_000; i++)
        {
            var sequence = i + random.Next(-6, 7);
            if (sequence < 0)
            {
                continue;
            }

            buffer.Add((ushort)sequence, BitConverter.GetBytes(sequence));
            while (buffer.Take(out var payload) is var outcome && outcome != ReorderOutcome.Empty)
            {
                if (outcome == ReorderOutcome.Packet)
                {
                    var taken = BitConverter.ToInt32(payload);
                    Assert.True(taken > last, $"{taken} after {last}");
                    last = taken;
                }
            }
        }

        Assert.True(last > 19_900);
    }

    /// <summary>Each packet's payload is its number; a loss shows its successor's.</summary>
    private string Pass(string arriving)
    {
        List<string> taken = [];
        foreach (var number in arriving.Split(' '))
        {
            buffer.Add(ushort.Parse(number, CultureInfo.InvariantCulture), System.Text.Encoding.ASCII.GetBytes(number));
            taken.Add(Drain());
        }

        return string.Join(' ', taken.Where(part => part.Length > 0));
    }

    private string Drain()
    {
        List<string> taken = [];
        while (buffer.Take(out var payload) is var outcome && outcome != ReorderOutcome.Empty)
        {
            var text = System.Text.Encoding.ASCII.GetString(payload);
            taken.Add(outcome == ReorderOutcome.Packet ? text : text.Length == 0 ? "lost" : $"lost({text})");
        }

        return string.Join(' ', taken);
    }
}
