using System.Runtime.InteropServices;

namespace Sandbox.Speech.Onnx;

/// <summary>A loaded model with the names of its inputs and outputs, in the order in which they are passed. Thread-safe.</summary>
internal sealed class OrtSession : IDisposable
{
    private readonly OrtApi api;
    private readonly nint handle;
    private readonly nint[] inputNames;
    private readonly nint[] outputNames;
    private bool isDisposed;

    /// <exception cref="OrtException">The model file is missing or broken.</exception>
    public OrtSession(OrtApi api, string modelPath, IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        this.api = api;
        handle = api.OpenSession(modelPath);
        inputNames = [.. inputs.Select(Marshal.StringToCoTaskMemUTF8)];
        outputNames = [.. outputs.Select(Marshal.StringToCoTaskMemUTF8)];
    }

    /// <summary>Runs the model once; the caller releases every output.</summary>
    public void Run(ReadOnlySpan<nint> inputs, Span<nint> outputs) => api.Run(handle, inputNames, inputs, outputNames, outputs);

    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }
        isDisposed = true;
        api.CloseSession(handle);
        Array.ForEach(inputNames, Marshal.FreeCoTaskMem);
        Array.ForEach(outputNames, Marshal.FreeCoTaskMem);
    }
}
