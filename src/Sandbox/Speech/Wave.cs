using System.Buffers.Binary;
using System.Runtime.InteropServices;
using WebRtc;

namespace Sandbox.Speech;

/// <summary>Sound as RIFF WAVE files, the form in which it goes to engines elsewhere and comes back.</summary>
internal static class Wave
{
    private const int HeaderBytes = 44;
    private const int ChunkHeaderBytes = 8;
    private const int FormatBytes = 16;
    private const int LongestFormatBytes = 40;
    private const ushort Pcm = 1;
    private const ushort Float = 3;
    private const ushort Extensible = 0xfffe;
    private const int ExtensibleFormatOffset = 24;

    /// <summary>A file of 16-bit samples at 16 kHz, mono.</summary>
    public static byte[] Write(ReadOnlySpan<short> sound)
    {
        var data = MemoryMarshal.AsBytes(sound);
        var file = new byte[HeaderBytes + data.Length];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - ChunkHeaderBytes);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), FormatBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), Pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), AudioFormat.SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), AudioFormat.SampleRateHz * sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(34), 8 * sizeof(short));
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), data.Length);
        data.CopyTo(file.AsSpan(HeaderBytes));
        return file;
    }

    /// <summary>The sound of a file of 16-bit or floating samples, any rate and number of channels, as <see cref="AudioFormat"/>.</summary>
    /// <exception cref="InvalidDataException">It is another format, cut off before its sound, or has none.</exception>
    public static short[] Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            throw new InvalidDataException("The sound is not a RIFF WAVE file.");
        }
        ReadOnlySpan<byte> format = [];
        for (var rest = file[12..]; rest.Length >= ChunkHeaderBytes;)
        {
            var content = rest[ChunkHeaderBytes..];
            // A server that streams does not know the size beforehand and writes the largest.
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), (uint)content.Length);
            if (rest.StartsWith("data"u8))
            {
                return Read(format, content[..size]);
            }
            format = rest.StartsWith("fmt "u8) ? content[..Math.Min(size, LongestFormatBytes)] : format;
            rest = content[Math.Min(content.Length, size + (size & 1))..];
        }
        throw new InvalidDataException("The WAVE file has no sound in it.");
    }

    private static short[] Read(ReadOnlySpan<byte> format, ReadOnlySpan<byte> data)
    {
        if (format.Length < FormatBytes)
        {
            throw new InvalidDataException("The WAVE file does not say its format.");
        }
        var kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        kind = kind == Extensible && format.Length == LongestFormatBytes
            ? BinaryPrimitives.ReadUInt16LittleEndian(format[ExtensibleFormatOffset..])
            : kind;
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rateHz = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        if (channels is 0 or > 8 || rateHz is < 8_000 or > 192_000 || (kind, bits) is not ((Pcm, 16) or (Float, 32)))
        {
            throw new InvalidDataException(
                $"The WAVE file has format {kind}, {bits} bits, {channels} channels, {rateHz} Hz; readable are 16-bit PCM and 32-bit floats.");
        }
        var samples = new float[data.Length / (bits / 8) / channels];
        for (var i = 0; i < samples.Length; i++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var sample = data[(((i * channels) + channel) * bits / 8)..];
                samples[i] += kind == Pcm
                    ? BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f / channels
                    : BinaryPrimitives.ReadSingleLittleEndian(sample) / channels;
            }
        }
        return samples.Length > 0
            ? [.. Resampler.Resample(samples, (int)rateHz, AudioFormat.SampleRateHz).Select(ToShort)]
            : throw new InvalidDataException("The WAVE file has no sound in it.");
    }

    // Not-a-number becomes silence.
    private static short ToShort(float sample) =>
        float.IsNaN(sample) ? (short)0 : (short)Math.Clamp(MathF.Round(sample * 32768f), short.MinValue, short.MaxValue);
}
