using Sandbox.Speech.Onnx;
using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// English speech to text with the Moonshine tiny model (https://github.com/moonshine-ai/moonshine), on the CPU, offline.
/// 45 to 115 ms for a sentence; one sentence at a time. About 180 MB of memory.
/// </summary>
internal sealed class MoonshineRecognizer : ISpeechRecognizer, IDisposable
{
    // The model's own bound against endless repetition: no one says more tokens in a second.
    private const double TokensPerSecond = 6.5;

    // Shorter sounds than this the encoder's convolutions cannot take.
    private const int MinimumSamples = AudioFormat.SampleRateHz / 10;

    private readonly OrtApi api;
    private readonly OrtSession encoder;
    private readonly OrtSession decoder;
    private readonly Vocabulary vocabulary;
    private readonly SemaphoreSlim gate = new(1, 1);
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

    /// <summary>Computes on a thread of the pool, never on the caller's: one at a time, and who waits for it holds no thread.</summary>
    public async Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken)
    {
        if (utterance.Length < MinimumSamples)
        {
            return "";
        }
        await gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            // Ends with the work and not with the token: the sound is the caller's again afterwards.
            return await Task.Run(() => Transcribe(utterance.Span, cancellationToken), CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        // Not disposed itself: those who wait for it would wait for ever.
        gate.Wait();
        isDisposed = true;
        encoder.Dispose();
        decoder.Dispose();
        gate.Release();
    }

    private string Transcribe(ReadOnlySpan<short> utterance, CancellationToken cancellationToken)
    {
        var samples = new float[utterance.Length];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = utterance[i] / 32768f;
        }
        var encoded = Encode(samples);
        try
        {
            using var decoding = new MoonshineDecoder(api, decoder, encoded);
            var limit = (int)(TokensPerSecond * samples.Length / AudioFormat.SampleRateHz) + 1;
            return vocabulary.Spell(decoding.Decode(limit, cancellationToken));
        }
        finally
        {
            api.ReleaseTensor(encoded);
        }
    }

    private unsafe nint Encode(float[] samples)
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
