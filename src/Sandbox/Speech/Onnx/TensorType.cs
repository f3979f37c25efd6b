namespace Sandbox.Speech.Onnx;

/// <summary>Element types, as numbered by <c>ONNXTensorElementDataType</c> in onnxruntime_c_api.h.</summary>
internal enum TensorType
{
    Float = 1,
    Int64 = 7,
    Bool = 9,
}
