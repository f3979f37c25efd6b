using System.Text.RegularExpressions;

namespace WidgetHost.Widgets;

/// <summary>What is wrong with how a widget looks and what it says.</summary>
internal static partial class WidgetLook
{
    public const int MaxRadiusPx = 32;

    private const int MaxNameLength = 80;
    private const int MaxStringLength = 400;

    private static readonly string[] Corners = ["bottom-right", "bottom-left", "top-right", "top-left"];
    private static readonly string[] Themes = ["auto", "light", "dark"];
    private static readonly string[] Sizes = ["small", "medium", "large"];
    private static readonly string[] Preloads = ["intent", "idle"];

    /// <param name="widget">As it is written.</param>
    /// <param name="hasBrandFolder">Whether pictures are served at all.</param>
    public static IEnumerable<string> Problems(WidgetOptions widget, bool hasBrandFolder) => new[]
    {
        Color().IsMatch(widget.Color) ? null : $"Color '{widget.Color}' is not a colour. Write '#' and six hexadecimal digits, as in '#2f5bea'.",
        OneOf("Corner", widget.Corner, Corners),
        OneOf("Theme", widget.Theme, Themes),
        OneOf("Size", widget.Size, Sizes),
        OneOf("Preload", widget.Preload, Preloads),
        widget.Radius is >= 0 and <= MaxRadiusPx ? null : $"Radius is {widget.Radius}. Write a number of pixels between 0 and {MaxRadiusPx}.",
        LanguageTag().IsMatch(widget.Language)
            ? null
            : $"Language '{widget.Language}' is not a BCP 47 tag. Write one like 'en' or 'pt-BR', or 'auto'.",
        Name("Label", widget.Label),
        Name("Title", widget.Title),
        Picture("Logo", widget.Logo, hasBrandFolder),
        Picture("Avatar", widget.Avatar, hasBrandFolder),
        PrivacyUrl(widget.Consent.PrivacyUrl),
    }.Concat(widget.Strings.Select(StringProblem)).OfType<string>();

    private static string? OneOf(string field, string value, string[] allowed) =>
        allowed.Contains(value) ? null : $"{field} '{value}' is not one of {string.Join(", ", allowed)}.";

    private static string? Name(string field, string? text) => text is null || (text.Length <= MaxNameLength && !string.IsNullOrWhiteSpace(text))
        ? null
        : $"{field} has {text.Length} characters. Write between 1 and {MaxNameLength}, or leave it out.";

    private static string? Picture(string field, string? path, bool hasBrandFolder)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }
        if (!PicturePath().IsMatch(path))
        {
            return $"{field} '{path}' is not a picture of this server. Write '{BrandOptions.Path}/' and the name of a png, svg, webp or jpg file.";
        }
        return hasBrandFolder ? null : $"{field} is '{path}', and no pictures are served. Set Brand:Folder to the folder that holds it.";
    }

    private static string? PrivacyUrl(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps)
            ? null
            : $"Consent:PrivacyUrl '{url}' is not an https address. Write one like 'https://example.com/privacy'.";

    private static string? StringProblem(KeyValuePair<string, string> entry)
    {
        if (!FrameStrings.Keys.Contains(entry.Key))
        {
            return $"Strings:{entry.Key} replaces nothing. The keys are those of docs/strings.md.";
        }
        return entry.Value.Length <= MaxStringLength
            ? null
            : $"Strings:{entry.Key} has {entry.Value.Length} characters. Write at most {MaxStringLength}.";
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Color();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^/brand/([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.(png|svg|webp|jpe?g)$", RegexOptions.CultureInvariant)]
    private static partial Regex PicturePath();
}
