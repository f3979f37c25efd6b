using System.Numerics;

namespace WebRtc.Codecs;

/// <summary>ITU-T G.711 mu-law, between 16-bit linear and 8-bit companded samples.</summary>
public static class MuLaw
{
    private const int Bias = 0x84;
    private const int Clip = 0x7FFF - Bias;
    private const int SignBit = 0x80;
    private const int LowestSegmentBit = 7;

    private static readonly short[] Expanded = [.. Enumerable.Range(0, 256).Select(code => Compute((byte)code))];

    public static short Expand(byte code) => Expanded[code];

    public static byte Compress(short sample)
    {
        var sign = sample < 0 ? SignBit : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), Clip) + Bias;
        var segment = BitOperations.Log2((uint)magnitude) - LowestSegmentBit;
        var step = (magnitude >> (segment + 3)) & 0x0F;
        return (byte)~(sign | (segment << 4) | step);
    }

    private static short Compute(byte code)
    {
        var inverted = ~code;
        var segment = (inverted >> 4) & 7;
        var magnitude = ((((inverted & 0x0F) << 3) + Bias) << segment) - Bias;
        return (short)((inverted & SignBit) != 0 ? -magnitude : magnitude);
    }
}
