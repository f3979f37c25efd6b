using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace E2E.Stack;

/// <summary>
/// Release 1.0.0 in the archive of the stack's server, as an operator who came from it would have it: its SDK, and a loader rendered
/// for a widget. Its files are those of <c>tests/Releases</c>.
/// </summary>
public sealed class PreviousRelease
{
    public const string Version = "1.0.0";

    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Releases", Version);

    private PreviousRelease(PinnedScript loader) => Loader = loader;

    /// <summary>Of the widget that runs <c>av_tone</c>.</summary>
    public PinnedScript Loader { get; }

    /// <param name="archive">The archive's folder.</param>
    /// <param name="ownOrigin">Where the server is.</param>
    internal static PreviousRelease PutInto(string archive, string ownOrigin)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Files, "web-sdk")))
        {
            File.Copy(file, Path.Combine(FolderOf(archive, "web-sdk"), Path.GetFileName(file)));
        }
        var widget = TestWidgets.Running("av_tone");
        var script = Render(widget, ownOrigin);
        var name = $"{widget}.{Convert.ToHexStringLower(SHA256.HashData(script).AsSpan(0, 16))}.js";
        File.WriteAllBytes(Path.Combine(FolderOf(archive, "widget"), name), script);
        return new(new($"{ownOrigin}/widget/{Version}/{name}", $"sha384-{Convert.ToBase64String(SHA384.HashData(script))}"));
    }

    private static string FolderOf(string archive, string kind) => Directory.CreateDirectory(Path.Combine(archive, Version, kind)).FullName;

    /// <summary>As that release's server did, with the settings that its loader knew.</summary>
    private static byte[] Render(string widget, string ownOrigin)
    {
        var settings = new
        {
            WidgetId = widget,
            FrameUrl = $"{ownOrigin}/widget/{widget}",
            AgentVersionId = "av_tone",
            Protocol = 1,
            Label = "Talk to us",
            Title = "Voice call",
            Color = "#2f5bea",
            Corner = "bottom-right",
            Language = "en",
            FullPage = true,
            Paused = false,
        };
        var template = File.ReadAllText(Path.Combine(Files, "widget", "loader.js"));
        return Encoding.UTF8.GetBytes(template.Replace(
            "__WIDGET_SETTINGS__", $"({JsonSerializer.Serialize(settings, JsonSerializerOptions.Web)})", StringComparison.Ordinal));
    }
}

/// <summary>A script as a page pins it.</summary>
public sealed record PinnedScript(string Url, string Integrity);
