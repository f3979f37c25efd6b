using System.Runtime.InteropServices;

namespace WebRtc.Native;

/// <summary>The part of libopus that a call needs: https://opus-codec.org/docs/opus_api-1.5/</summary>
internal static unsafe partial class LibOpus
{
    public const string FileName = "libopus.so.0";

    [LibraryImport(FileName)]
    public static partial nint opus_encoder_create(int sampleRateHz, int channels, int application, out int error);

    [LibraryImport(FileName)]
    public static partial void opus_encoder_destroy(nint encoder);

    [LibraryImport(FileName)]
    public static partial int opus_encode(nint encoder, short* pcm, int samples, byte* payload, int maxBytes);

    // Variadic in C. On Linux, x64 and arm64 pass a variadic integer as any other.
    [LibraryImport(FileName)]
    public static partial int opus_encoder_ctl(nint encoder, int request, int value);

    [LibraryImport(FileName)]
    public static partial nint opus_decoder_create(int sampleRateHz, int channels, out int error);

    [LibraryImport(FileName)]
    public static partial void opus_decoder_destroy(nint decoder);

    [LibraryImport(FileName)]
    public static partial int opus_decode(nint decoder, byte* payload, int length, short* pcm, int samples, int useFec);
}
