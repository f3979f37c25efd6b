namespace Sandbox.Speech;

/// <summary>
/// G.711 µ-law for recordings on disk. The media library has its own for RTP, at 8 kHz and inside its border.
/// Source: ITU-T G.711 (11/88), table 2a.
/// </summary>
internal static class MuLaw
{
    private const int Bias = 0x84;
    private const int Clip = 32635;

    public static byte[] Encode(ReadOnlySpan<short> sound)
    {
        var codes = new byte[sound.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = Encode(sound[i]);
        }
        return codes;
    }

    public static short[] Decode(ReadOnlySpan<byte> codes)
    {
        var sound = new short[codes.Length];
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = Decode(codes[i]);
        }
        return sound;
    }

    private static byte Encode(short sample)
    {
        var sign = sample < 0 ? 0x80 : 0;
        var magnitude = Math.Min(Math.Abs((int)sample), Clip) + Bias;
        var exponent = int.Log2(magnitude) - 7;
        var mantissa = (magnitude >> (exponent + 3)) & 0x0f;
        return (byte)~(sign | (exponent << 4) | mantissa);
    }

    private static short Decode(byte code)
    {
        var bits = (byte)~code;
        var magnitude = ((((bits & 0x0f) << 3) + Bias) << ((bits >> 4) & 0x07)) - Bias;
        return (short)((bits & 0x80) != 0 ? -magnitude : magnitude);
    }
}
