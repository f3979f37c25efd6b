namespace Sandbox.Engines;

/// <summary>An engine did not do its work. The message says which and why, and has neither the key nor what was sent or answered.</summary>
internal sealed class EngineException(string message, Exception? cause = null) : Exception(message, cause);
