namespace WidgetHost.Platform;

/// <summary>The voice platform behind this server: section <c>Platform</c>.</summary>
public sealed class PlatformOptions
{
    public const string Section = "Platform";

    /// <summary>
    /// Its address without <c>/v1</c>, for example <c>https://api.example.com</c>. Default empty: the sandbox in this process.
    /// </summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The publishable key of every widget that has none of its own. Never leaves the server.</summary>
    public string? PublishableKey { get; set; }

    /// <summary>A path that answers 2xx while the platform is well, for example <c>/health</c>. Default null: nothing is probed.</summary>
    public string? ProbePath { get; set; }

    /// <summary>How often <see cref="ProbePath"/> is asked. Default 15 s.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may take to open. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the platform may send nothing, before or within an answer. Default 60 s; every byte starts it again, and an
    /// event stream carries a comment at least every 15 s.
    /// </summary>
    public TimeSpan ActivityTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>True: a platform with any certificate, or another's, is believed. For tests. Default false.</summary>
    public bool DangerousAcceptAnyServerCertificate { get; set; }
}
