using System.Runtime.InteropServices;
using System.Text;
using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// English text to speech with flite's voice "slt" (http://www.festvox.org/flite), in process; Debian's package <c>libflite1</c>.
/// 20 to 50 ms for a sentence; one sentence at a time.
/// </summary>
internal sealed unsafe class FliteSynthesizer : ISpeechSynthesizer
{
    public const string Library = "libflite.so.1";
    private const string VoiceLibrary = "libflite_cmu_us_slt.so.1";

    private readonly delegate* unmanaged<byte*, nint, Wave*> textToWave;
    private readonly delegate* unmanaged<Wave*, void> deleteWave;
    private readonly nint voice;
    private readonly Lock gate = new();

    private FliteSynthesizer(nint library, nint voiceLibrary)
    {
        textToWave = (delegate* unmanaged<byte*, nint, Wave*>)NativeLibrary.GetExport(library, "flite_text_to_wave");
        deleteWave = (delegate* unmanaged<Wave*, void>)NativeLibrary.GetExport(library, "delete_wave");
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "flite_init"))();
        voice = ((delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(voiceLibrary, "register_cmu_us_slt"))(0);
    }

    /// <summary>Null when this machine has no flite.</summary>
    public static FliteSynthesizer? TryLoad(string name = Library) =>
        NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryLoad(VoiceLibrary, out var voiceLibrary)
            ? new FliteSynthesizer(library, voiceLibrary)
            : null;

    public short[]? Speak(string text)
    {
        var printable = string.Concat(text.Where(letter => !char.IsControl(letter)));
        lock (gate)
        {
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
    }

    // struct cst_wave in flite's cst_wave.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct Wave
    {
        public nint Type;
        public int SampleRateHz;
        public int Samples;
        public int Channels;
        public short* Data;
    }
}
