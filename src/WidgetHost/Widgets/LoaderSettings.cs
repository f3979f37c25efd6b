using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace WidgetHost.Widgets;

/// <summary>
/// What the loader of one widget is told. Every visitor of every page downloads it, so what has its default is not said:
/// <c>src/widget/src/settings.ts</c> has the same names and the same defaults. Public by nature: no key, no secret.
/// </summary>
public sealed record LoaderSettings
{
    private static readonly JsonSerializerOptions Lean = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Letters as they are, in half the bytes. What could end a script or a line of it (<, >, &, ', U+2028) is escaped all the same.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly WidgetOptions Defaults = new();

    private LoaderSettings()
    {
    }

    /// <summary>Of <c>/widget.js</c>, whose script tag says the rest.</summary>
    public static LoaderSettings OfNone { get; } = new() { Labels = LauncherLabels.ByLanguage };

    /// <summary>For example <c>wgt_demo</c>.</summary>
    public string? WidgetId { get; private init; }

    /// <summary>The absolute address of the frame.</summary>
    public string? FrameUrl { get; private init; }

    /// <summary>The button's text.</summary>
    public string? Label { get; private init; }

    /// <summary>What the button says by language, where the visitor's language decides.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; private init; }

    /// <summary>The frame's accessible name.</summary>
    public string? Title { get; private init; }

    /// <summary>The accent, <c>#rrggbb</c>.</summary>
    public string? Color { get; private init; }

    /// <summary><c>bottom-left</c>, <c>top-right</c> or <c>top-left</c>.</summary>
    public string? Corner { get; private init; }

    /// <summary>A BCP 47 tag, for example <c>en</c>.</summary>
    public string? Language { get; private init; }

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    public string? Theme { get; private init; }

    /// <summary><c>small</c> or <c>large</c>.</summary>
    public string? Size { get; private init; }

    /// <summary>Of the panel's corners, 0 to 32 CSS pixels; those of the button follow.</summary>
    public int? Radius { get; private init; }

    /// <summary><c>idle</c>: the frame is fetched before anybody wants it.</summary>
    public string? Preload { get; private init; }

    /// <summary>False: a call ends with its page.</summary>
    public bool? Rejoin { get; private init; }

    /// <summary>True: the frame may be opened as a page of its own.</summary>
    public bool? FullPage { get; private init; }

    public static LoaderSettings Of(string widgetId, string frameUrl, WidgetOptions options)
    {
        var language = Unless(options.Language, Defaults.Language);
        return new()
        {
            WidgetId = widgetId,
            FrameUrl = frameUrl,
            Label = options.Label ?? (language is null ? null : LauncherLabels.In(language)),
            Labels = options.Label is null && language is null ? LauncherLabels.ByLanguage : null,
            Title = options.Title,
            Color = Unless(options.Color, Defaults.Color),
            Corner = Unless(options.Corner, Defaults.Corner),
            Language = language,
            Theme = Unless(options.Theme, Defaults.Theme),
            Size = Unless(options.Size, Defaults.Size),
            Radius = options.Radius == Defaults.Radius ? null : options.Radius,
            Preload = Unless(options.Preload, Defaults.Preload),
            Rejoin = options.Rejoin ? null : false,
            FullPage = options.AllowFullPage ? true : null,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Lean);

    private static string? Unless(string value, string byDefault) => value == byDefault ? null : value;
}
