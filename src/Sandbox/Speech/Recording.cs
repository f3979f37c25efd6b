using System.Buffers.Binary;
using System.Text;
using WebRtc;
using WebRtc.Codecs;

namespace Sandbox.Speech;

/// <summary>
/// A sentence that was spoken once and kept: a Sun audio file (<c>.au</c>, magic <c>.snd</c>) of G.711 µ-law at 16 kHz, mono, whose
/// annotation field is the sentence. So a file can be played by any player and says itself what is in it.
/// </summary>
internal sealed record Recording(string Text, short[] Sound)
{
    private const uint Magic = 0x2e736e64;
    private const uint MuLawEncoding = 1;
    private const int FixedHeaderBytes = 24;

    /// <exception cref="InvalidDataException">It is another format, or cut off.</exception>
    public static Recording Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < FixedHeaderBytes || Field(file, 0) != Magic || Field(file, 3) != MuLawEncoding
            || Field(file, 4) != AudioFormat.SampleRateHz || Field(file, 5) != 1 || Field(file, 1) > file.Length)
        {
            throw new InvalidDataException("Not a .au file of µ-law at 16000 Hz, one channel.");
        }
        var dataOffset = (int)Field(file, 1);
        var text = Encoding.UTF8.GetString(file[FixedHeaderBytes..dataOffset]).TrimEnd('\0');
        var codes = file[dataOffset..];
        var sound = new short[codes.Length];
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = MuLaw.Expand(codes[i]);
        }
        return new Recording(text, sound);
    }

    public byte[] Write()
    {
        // The annotation is zero-terminated and padded to a multiple of eight bytes.
        var text = Encoding.UTF8.GetBytes(Text);
        var dataOffset = (FixedHeaderBytes + text.Length + 8) & ~7;
        var file = new byte[dataOffset + Sound.Length];
        uint[] header = [Magic, (uint)dataOffset, (uint)Sound.Length, MuLawEncoding, AudioFormat.SampleRateHz, 1];
        for (var i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(i * sizeof(uint)), header[i]);
        }
        text.CopyTo(file, FixedHeaderBytes);
        for (var i = 0; i < Sound.Length; i++)
        {
            file[dataOffset + i] = MuLaw.Compress(Sound[i]);
        }
        return file;
    }

    private static uint Field(ReadOnlySpan<byte> file, int index) => BinaryPrimitives.ReadUInt32BigEndian(file[(index * sizeof(uint))..]);
}
