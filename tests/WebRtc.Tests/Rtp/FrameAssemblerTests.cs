using WebRtc.Rtp;

namespace WebRtc.Tests.Rtp;

public class FrameAssemblerTests
{
    [Theory]
    [InlineData(320, 3, 3)]
    [InlineData(160, 3, 1)]
    [InlineData(960, 1, 3)]
    [InlineData(40, 8, 1)]
    [InlineData(200, 8, 5)]
    public void PacketsOfAnyDuration_GiveWholeFramesInOrder(int packetSamples, int packets, int frames)
    {
        List<short> heard = [];
        var assembler = new FrameAssembler(frame =>
        {
            Assert.Equal(AudioFormat.FrameSamples, frame.Length);
            heard.AddRange(frame);
        });
        for (var i = 0; i < packets; i++)
        {
            assembler.Add([.. Enumerable.Range(i * packetSamples, packetSamples).Select(sample => (short)sample)]);
        }

        Assert.Equal(Enumerable.Range(0, frames * AudioFormat.FrameSamples).Select(sample => (short)sample), heard);
    }
}
