using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Sandbox.Speech.Onnx;

/// <summary>
/// The few functions of ONNX Runtime's C API that a CPU session needs. The library exports one table; a function is its
/// position in <c>struct OrtApi</c>, which never changes (onnxruntime_c_api.h: entries are only appended). Thread-safe.
/// </summary>
/// <remarks>
/// One for a library and process, and one model opened at a time: where two servers of a process began at the same time, the library
/// now and then failed with "MLDataType for tensor(float) is not currently registered".
/// </remarks>
internal sealed unsafe class OrtApi
{
    private const uint Version = 14;
    private const int GetErrorMessage = 2;
    private const int CreateEnv = 3;
    private const int CreateSession = 7;
    private const int RunSession = 9;
    private const int CreateSessionOptions = 10;
    private const int SetIntraOpNumThreads = 24;
    private const int SetInterOpNumThreads = 25;
    private const int CreateTensorWithData = 49;
    private const int GetTensorMutableData = 51;
    private const int GetTensorShapeElementCount = 64;
    private const int GetTensorTypeAndShape = 65;
    private const int CreateCpuMemoryInfo = 69;
    private const int ReleaseStatus = 93;
    private const int ReleaseSessionHandle = 95;
    private const int ReleaseValue = 96;
    private const int ReleaseTensorTypeAndShapeInfo = 99;
    private const int ReleaseSessionOptions = 100;

    private const int LogErrorsOnly = 3;
    private const int ArenaAllocator = 1;

    private static readonly ConcurrentDictionary<string, Lazy<OrtApi>> Loaded = new(StringComparer.Ordinal);
    private static readonly Lock Opening = new();

    private readonly void** functions;
    private readonly nint environment;
    private readonly nint memory;

    private OrtApi(string library)
    {
        var export = NativeLibrary.GetExport(NativeLibrary.Load(library), "OrtGetApiBase");
        var apiBase = ((delegate* unmanaged<void**>)export)();
        functions = (void**)((delegate* unmanaged<uint, void*>)apiBase[0])(Version);
        if (functions == null)
        {
            throw new OrtException($"'{library}' does not offer version {Version} of ONNX Runtime's API. Install a newer one.");
        }
        nint created;
        fixed (byte* name = "sandbox\0"u8)
        {
            Check(((delegate* unmanaged<int, byte*, nint*, nint>)functions[CreateEnv])(LogErrorsOnly, name, &created));
        }
        environment = created;
        Check(((delegate* unmanaged<int, int, nint*, nint>)functions[CreateCpuMemoryInfo])(ArenaAllocator, 0, &created));
        memory = created;
    }

    /// <param name="library">Path of <c>libonnxruntime.so</c>.</param>
    /// <exception cref="DllNotFoundException">There is no such library for this machine.</exception>
    /// <exception cref="OrtException">The library is too old.</exception>
    public static OrtApi Load(string library) => Loaded.GetOrAdd(library, path => new(() => new OrtApi(path))).Value;

    /// <summary>Loads a model to run on one thread: calls share the machine with the media threads.</summary>
    public nint OpenSession(string modelPath)
    {
        lock (Opening)
        {
            return Open(modelPath);
        }
    }

    public void CloseSession(nint session) => ((delegate* unmanaged<nint, void>)functions[ReleaseSessionHandle])(session);

    /// <summary>A tensor over memory that the caller keeps in place until it has released the tensor.</summary>
    public nint CreateTensor(void* data, nuint bytes, ReadOnlySpan<long> shape, TensorType type)
    {
        nint value;
        fixed (long* dimensions = shape)
        {
            Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)functions[CreateTensorWithData])(
                memory, data, bytes, dimensions, (nuint)shape.Length, (int)type, &value));
        }
        return value;
    }

    /// <summary>The numbers in a float tensor; they live as long as the tensor.</summary>
    public ReadOnlySpan<float> ReadFloats(nint tensor)
    {
        void* data;
        nint info;
        nuint count;
        Check(((delegate* unmanaged<nint, void**, nint>)functions[GetTensorMutableData])(tensor, &data));
        Check(((delegate* unmanaged<nint, nint*, nint>)functions[GetTensorTypeAndShape])(tensor, &info));
        var status = ((delegate* unmanaged<nint, nuint*, nint>)functions[GetTensorShapeElementCount])(info, &count);
        ((delegate* unmanaged<nint, void>)functions[ReleaseTensorTypeAndShapeInfo])(info);
        Check(status);
        return new ReadOnlySpan<float>(data, checked((int)count));
    }

    public void ReleaseTensor(nint tensor) => ((delegate* unmanaged<nint, void>)functions[ReleaseValue])(tensor);

    /// <summary>Runs a session; every output is a tensor that the caller releases.</summary>
    public void Run(nint session, ReadOnlySpan<nint> inputNames, ReadOnlySpan<nint> inputs, ReadOnlySpan<nint> outputNames, Span<nint> outputs)
    {
        outputs.Clear();
        fixed (nint* inNames = inputNames, ins = inputs, outNames = outputNames, outs = outputs)
        {
            Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)functions[RunSession])(
                session, 0, inNames, ins, (nuint)inputs.Length, outNames, (nuint)outputs.Length, outs));
        }
    }

    private nint Open(string modelPath)
    {
        nint options, session;
        Check(((delegate* unmanaged<nint*, nint>)functions[CreateSessionOptions])(&options));
        var path = Marshal.StringToCoTaskMemUTF8(modelPath);
        try
        {
            Check(((delegate* unmanaged<nint, int, nint>)functions[SetIntraOpNumThreads])(options, 1));
            Check(((delegate* unmanaged<nint, int, nint>)functions[SetInterOpNumThreads])(options, 1));
            Check(((delegate* unmanaged<nint, nint, nint, nint*, nint>)functions[CreateSession])(environment, path, options, &session));
            return session;
        }
        finally
        {
            Marshal.FreeCoTaskMem(path);
            ((delegate* unmanaged<nint, void>)functions[ReleaseSessionOptions])(options);
        }
    }

    private void Check(nint status)
    {
        if (status == 0)
        {
            return;
        }
        var text = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)functions[GetErrorMessage])(status));
        ((delegate* unmanaged<nint, void>)functions[ReleaseStatus])(status);
        throw new OrtException(text ?? "ONNX Runtime failed without a message.");
    }
}
