namespace Sandbox.Speech.Onnx;

/// <summary>ONNX Runtime refused: a broken model file, a wrong input, no memory. The message is its own.</summary>
internal sealed class OrtException(string message) : Exception(message);
