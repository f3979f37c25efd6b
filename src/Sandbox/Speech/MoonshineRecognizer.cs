using Sandbox.Speech.Onnx;
using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// English speech to text with the Moonshine tiny model (https://github.com/moonshine-ai/moonshine), on the CPU, offline.
/// 45 to 115 ms for a sentence; one sentence at a time. About 180 MB of memory.
/// </summary>
internal sealed unsafe class MoonshineRecognizer : ISpeechRecognizer, IDisposable
{
    // The model's own bound against endless repetition: no one says more tokens in a second.
    private const double TokensPerSecond = 6.5;

    // Shorter sounds than this the encoder's convolutions cannot take.
    private const int MinimumSamples = AudioFormat.SampleRateHz / 10;

    private readonly OrtApi api;
    private readonly OrtSession encoder;
    private readonly OrtSession decoder;
    private readonly Vocabulary vocabulary;
    private readonly Lock gate = new();
    private bool isDisposed;

    /// <param name="folder">Holds every file of <see cref="Files"/>.</param>
    /// <exception cref="OrtException">A file is broken.</exception>
    public MoonshineRecognizer(string folder)
    {
        api = OrtApi.Load(Path.Combine(folder, "libonnxruntime.so"));
        vocabulary = Vocabulary.Read(Path.Combine(folder, "vocabulary.txt"));
        encoder = new OrtSession(api, Path.Combine(folder, "encoder_model.onnx"), ["input_values"], ["last_hidden_state"]);
        var decoderPath = Path.Combine(folder, "decoder_model_merged.onnx");
        decoder = new OrtSession(api, decoderPath, MoonshineDecoder.InputNames, MoonshineDecoder.OutputNames);
    }

    /// <summary>What must be in the folder.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["libonnxruntime.so", "encoder_model.onnx", "decoder_model_merged.onnx", "vocabulary.txt"];

    public string Transcribe(ReadOnlySpan<short> utterance)
    {
        if (utterance.Length < MinimumSamples)
        {
            return "";
        }
        var samples = new float[utterance.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = utterance[i] / 32768f;
        }
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return Transcribe(samples);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isDisposed = true;
            encoder.Dispose();
            decoder.Dispose();
        }
    }

    private string Transcribe(float[] samples)
    {
        var encoded = Encode(samples);
        try
        {
            using var decoding = new MoonshineDecoder(api, decoder, encoded);
            var limit = (int)(TokensPerSecond * samples.Length / AudioFormat.SampleRateHz) + 1;
            return vocabulary.Spell(decoding.Decode(limit));
        }
        finally
        {
            api.ReleaseTensor(encoded);
        }
    }

    private nint Encode(float[] samples)
    {
        Span<nint> output = [0];
        fixed (float* data = samples)
        {
            var sound = api.CreateTensor(data, (nuint)Buffer.ByteLength(samples), [1, samples.Length], TensorType.Float);
            try
            {
                encoder.Run([sound], output);
            }
            finally
            {
                api.ReleaseTensor(sound);
            }
        }
        return output[0];
    }
}
