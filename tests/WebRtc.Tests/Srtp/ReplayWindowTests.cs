using WebRtc.Srtp;

namespace WebRtc.Tests.Srtp;

public class ReplayWindowTests
{
    [Theory]
    [InlineData(new ulong[] { 5 }, 5, false)]
    [InlineData(new ulong[] { 5 }, 6, true)]
    [InlineData(new ulong[] { 5 }, 4, true)]
    [InlineData(new ulong[] { 5, 7, 6 }, 6, false)]
    [InlineData(new ulong[] { 5, 7 }, 6, true)]
    [InlineData(new ulong[] { 100 }, 37, true)]
    [InlineData(new ulong[] { 100 }, 36, false)]
    [InlineData(new ulong[] { 1, 1000 }, 1, false)]
    [InlineData(new ulong[] { 1, 65 }, 1, false)]
    [InlineData(new ulong[] { 1, 64 }, 1, false)]
    [InlineData(new ulong[] { 1, 64 }, 2, true)]
    [InlineData(new ulong[] { 0 }, 0, false)]
    [InlineData(new ulong[] { 0 }, 1, true)]
    public void Index_IsFreshOnceAndNotTooLate(ulong[] accepted, ulong index, bool isFresh)
    {
        var window = default(ReplayWindow);
        foreach (var earlier in accepted)
        {
            window.Accept(earlier);
        }

        Assert.Equal(isFresh, window.IsFresh(index));
    }

    [Fact]
    public void EveryIndexInRandomOrder_IsTakenExactlyOnce()
    {
        var window = default(ReplayWindow);
        var random = new Random(7);
        var order = Enumerable.Range(0, 6400).Chunk(32).SelectMany(block => block.OrderBy(_ => random.Next())).Select(i => (ulong)i);
        foreach (var index in order)
        {
            Assert.True(window.IsFresh(index));
            window.Accept(index);
            Assert.False(window.IsFresh(index));
        }
    }
}
