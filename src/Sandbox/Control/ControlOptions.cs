namespace Sandbox;

/// <summary>Section <c>Sandbox:Control</c>: the API by which an end-to-end suite controls the sandbox, <c>docs/testing-your-site.md</c>.</summary>
public sealed class ControlOptions
{
    /// <summary>Where it listens in Development when <see cref="Url"/> is empty; a free port instead while another process has this one.</summary>
    public const string DevelopmentUrl = "http://127.0.0.1:5091";

    /// <summary>
    /// Where it listens, for example <c>http://127.0.0.1:5091</c>; port 0 is a free one. Default empty: <see cref="DevelopmentUrl"/> in
    /// Development, nowhere elsewhere.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>
    /// Networks (<c>172.16.0.0/12</c>) whose requests are answered too, and not only those of this machine. Default empty. Dangerous:
    /// whoever reaches the listener from there and has a secret key controls every call.
    /// </summary>
    public IList<string> DangerousNetworks { get; } = [];
}
