using System.Runtime.InteropServices;
using System.Text;
using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// English text to speech with flite's voice "slt" (http://www.festvox.org/flite), in process; Debian's package <c>libflite1</c>.
/// 20 to 50 ms for a sentence; one sentence at a time.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asked for has nothing to free.
internal sealed class FliteSynthesizer : ISpeechSynthesizer
#pragma warning restore CA1001
{
    public const string Library = "libflite.so.1";
    private const string VoiceLibrary = "libflite_cmu_us_slt.so.1";

    // Of two that register the first voice at once, one may speak with a lexicon that the other has only half filled.
    private static readonly Lock Registering = new();

    private readonly unsafe delegate* unmanaged<byte*, nint, Wave*> textToWave;
    private readonly unsafe delegate* unmanaged<Wave*, void> deleteWave;
    private readonly nint voice;
    private readonly SemaphoreSlim gate = new(1, 1);

    private unsafe FliteSynthesizer(nint library, nint voiceLibrary)
    {
        textToWave = (delegate* unmanaged<byte*, nint, Wave*>)NativeLibrary.GetExport(library, "flite_text_to_wave");
        deleteWave = (delegate* unmanaged<Wave*, void>)NativeLibrary.GetExport(library, "delete_wave");
        lock (Registering)
        {
            ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "flite_init"))();
            voice = ((delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(voiceLibrary, "register_cmu_us_slt"))(0);
        }
    }

    /// <summary>Null when this machine has no flite.</summary>
    public static FliteSynthesizer? TryLoad(string name = Library) =>
        NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryLoad(VoiceLibrary, out var voiceLibrary)
            ? new FliteSynthesizer(library, voiceLibrary)
            : null;

    /// <summary>Computes on a thread of the pool, never on the caller's: one at a time, and who waits for it holds no thread.</summary>
    public async Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Speak(text), cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private unsafe short[]? Speak(string text)
    {
        var printable = string.Concat(text.Where(letter => !char.IsControl(letter)));
        fixed (byte* bytes = Encoding.UTF8.GetBytes(printable + '\0'))
        {
            var wave = textToWave(bytes, voice);
            if (wave == null)
            {
                return null;
            }
            var isOurFormat = wave->SampleRateHz == AudioFormat.SampleRateHz && wave->Channels == 1;
            var samples = isOurFormat ? new ReadOnlySpan<short>(wave->Data, wave->Samples).ToArray() : null;
            deleteWave(wave);
            return samples;
        }
    }

    // struct cst_wave in flite's cst_wave.h.
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Wave
    {
        public nint Type;
        public int SampleRateHz;
        public int Samples;
        public int Channels;
        public short* Data;
    }
}
