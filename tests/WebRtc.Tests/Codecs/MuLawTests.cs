using WebRtc.Codecs;

namespace WebRtc.Tests.Codecs;

public class MuLawTests
{
    /// <summary>ITU-T G.711 table 2a: the quantized values it prints, in its 14-bit units, for positive and mirrored for negative codes.</summary>
    [Theory]
    [InlineData(0x80, 8031)]
    [InlineData(0x8F, 4191)]
    [InlineData(0x90, 3999)]
    [InlineData(0x9F, 2079)]
    [InlineData(0xA0, 1983)]
    [InlineData(0xAF, 1023)]
    [InlineData(0xB0, 975)]
    [InlineData(0xBF, 495)]
    [InlineData(0xC0, 471)]
    [InlineData(0xCF, 231)]
    [InlineData(0xD0, 219)]
    [InlineData(0xDF, 99)]
    [InlineData(0xE0, 93)]
    [InlineData(0xEF, 33)]
    [InlineData(0xF0, 30)]
    [InlineData(0xFE, 2)]
    [InlineData(0xFF, 0)]
    public void Code_ExpandsToPublishedValue(byte code, short value14)
    {
        Assert.Equal(value14 * 4, MuLaw.Expand(code));
        Assert.Equal(-value14 * 4, MuLaw.Expand((byte)(code & 0x7F)));
    }

    /// <summary>ITU-T G.711 table 2a: decision values, in its 14-bit units. A sample at one belongs to the code above it.</summary>
    [Theory]
    [InlineData(8158, 0x80)]
    [InlineData(4063, 0x8F)]
    [InlineData(4062, 0x90)]
    [InlineData(2015, 0x9F)]
    [InlineData(991, 0xAF)]
    [InlineData(479, 0xBF)]
    [InlineData(223, 0xCF)]
    [InlineData(95, 0xDF)]
    [InlineData(31, 0xEF)]
    [InlineData(1, 0xFE)]
    [InlineData(0, 0xFF)]
    public void Sample_CompressesAtPublishedDecisionValue(int sample14, byte code) =>
        Assert.Equal(code, MuLaw.Compress((short)(sample14 * 4)));

    [Fact]
    public void EveryCode_SurvivesTheRoundTrip()
    {
        const byte NegativeZero = 0x7F;
        for (var code = 0; code <= byte.MaxValue; code++)
        {
            var expected = code == NegativeZero ? (byte)0xFF : (byte)code;
            Assert.Equal(expected, MuLaw.Compress(MuLaw.Expand((byte)code)));
        }
    }

    [Fact]
    public void EverySample_IsOffByHalfAStepAtMost()
    {
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
        {
            var error = Math.Abs(MuLaw.Expand(MuLaw.Compress((short)sample)) - sample);
            Assert.True(error <= Math.Max(4, (Math.Abs(sample) + 132) / 32) || Math.Abs(sample) > 32_124, $"{sample}: off by {error}");
        }
    }
}
