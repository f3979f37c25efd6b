namespace Sandbox.Engines;

/// <summary>
/// Section <c>Sandbox:Engines</c>: HTTP servers that speak OpenAI's API, to be used instead of what the sandbox brings along.
/// </summary>
public sealed class EnginesOptions
{
    /// <summary>Speech to text, <c>POST {base}/audio/transcriptions</c>. Default: the built-in English model.</summary>
    public EngineOptions Recognition { get; set; } = new();

    /// <summary>Text to speech, <c>POST {base}/audio/speech</c>. Default: flite and the recordings.</summary>
    public SpeechEngineOptions Speech { get; set; } = new();

    /// <summary>A language model, <c>POST {base}/chat/completions</c>. Default: none.</summary>
    public EngineOptions Language { get; set; } = new() { TimeoutSec = 30 };
}

/// <summary>Where one engine is. An empty <see cref="BaseUrl"/> means that there is none.</summary>
public class EngineOptions
{
    /// <summary>With the version, for example <c>https://api.example.com/v1</c>. Default empty: what the sandbox brings along.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Sent as a bearer token, only over https or to this machine. Default empty: none is sent.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The model's name at that server. Required with a <see cref="BaseUrl"/>.</summary>
    public string Model { get; set; } = "";

    /// <summary>Seconds until a request is given up, 1 to 120. Default 10; for language 30.</summary>
    public int TimeoutSec { get; set; } = 10;

    internal bool IsSet => BaseUrl.Length > 0;
}

/// <summary>The same for speech, which also has a voice.</summary>
public sealed class SpeechEngineOptions : EngineOptions
{
    /// <summary>The voice's name at that server. Default <c>alloy</c>.</summary>
    public string Voice { get; set; } = "alloy";
}
