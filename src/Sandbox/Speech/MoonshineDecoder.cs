using Sandbox.Speech.Onnx;

namespace Sandbox.Speech;

/// <summary>
/// Greedy decoding with Moonshine's merged decoder: one token a step, attention keys and values carried from step to step.
/// The encoder's part of them is computed in the first step and kept. One instance decodes one utterance.
/// </summary>
internal sealed unsafe class MoonshineDecoder(OrtApi api, OrtSession session, nint encoded) : IDisposable
{
    private const int Layers = 6;
    private const int CacheTensors = Layers * 4;
    private const int StartToken = 1;
    private const int EndToken = 2;
    private static readonly string[] CacheParts = ["decoder.key", "decoder.value", "encoder.key", "encoder.value"];
    private static readonly long[] EmptyCacheShape = [0, 8, 1, 36];
    private static readonly long[] OneTokenShape = [1, 1];
    private static readonly long[] OneFlagShape = [1];

    private readonly nint[] inputs = new nint[CacheTensors + 3];
    private readonly nint[] outputs = new nint[CacheTensors + 1];

    public static IEnumerable<string> InputNames =>
        CacheNames("past_key_values").Concat(["input_ids", "encoder_hidden_states", "use_cache_branch"]);

    public static IEnumerable<string> OutputNames => CacheNames("present").Prepend("logits");

    /// <summary>The tokens until the model ends the sentence, at most <paramref name="limit"/>.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants them any more; looked at before each step.</exception>
    public List<int> Decode(int limit, CancellationToken cancellationToken)
    {
        var tokens = new List<int>();
        float nothing;
        for (var i = 0; i < CacheTensors; i++)
        {
            inputs[i] = api.CreateTensor(&nothing, 0, EmptyCacheShape, TensorType.Float);
        }
        for (var next = StartToken; tokens.Count < limit;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            next = Step(next, isFirst: tokens.Count == 0);
            if (next == EndToken)
            {
                break;
            }
            tokens.Add(next);
        }
        return tokens;
    }

    public void Dispose()
    {
        foreach (var tensor in inputs.AsSpan(0, CacheTensors))
        {
            if (tensor != 0)
            {
                api.ReleaseTensor(tensor);
            }
        }
    }

    private int Step(long token, bool isFirst)
    {
        var useCache = (byte)(isFirst ? 0 : 1);
        var tokenTensor = api.CreateTensor(&token, sizeof(long), OneTokenShape, TensorType.Int64);
        var cacheTensor = api.CreateTensor(&useCache, sizeof(byte), OneFlagShape, TensorType.Bool);
        (inputs[CacheTensors], inputs[CacheTensors + 1], inputs[CacheTensors + 2]) = (tokenTensor, encoded, cacheTensor);
        try
        {
            session.Run(inputs, outputs);
        }
        finally
        {
            api.ReleaseTensor(tokenTensor);
            api.ReleaseTensor(cacheTensor);
        }
        var best = IndexOfMaximum(api.ReadFloats(outputs[0]));
        api.ReleaseTensor(outputs[0]);
        KeepCache(isFirst);
        return best;
    }

    private void KeepCache(bool isFirst)
    {
        for (var i = 0; i < CacheTensors; i++)
        {
            var isDecoders = i % CacheParts.Length < 2;
            var (kept, released) = isFirst || isDecoders ? (outputs[i + 1], inputs[i]) : (inputs[i], outputs[i + 1]);
            inputs[i] = kept;
            api.ReleaseTensor(released);
        }
    }

    private static int IndexOfMaximum(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static IEnumerable<string> CacheNames(string prefix) =>
        from layer in Enumerable.Range(0, Layers)
        from part in CacheParts
        select $"{prefix}.{layer}.{part}";
}
