using Protocol;

namespace WidgetHost.Widgets;

/// <summary>One widget, checked: its options and its rules.</summary>
public sealed class Widget
{
    private readonly WidgetOptions options;
    private readonly OriginRule[] allowedOrigins;

    public Widget(string id, WidgetOptions options)
    {
        Id = id;
        this.options = options;
        allowedOrigins = [.. options.AllowedOrigins.Select(Parse)];
    }

    public string Id { get; }

    public string AgentVersionId => options.AgentVersionId;

    /// <summary>This widget's own key; null: the platform's.</summary>
    public string? PublishableKey => string.IsNullOrEmpty(options.PublishableKey) ? null : options.PublishableKey;

    public bool AllowFullPage => options.AllowFullPage;

    public bool Paused => options.Paused;

    /// <summary>Null: as the visitor's system has it.</summary>
    public string? Theme => options.Theme is "auto" ? null : options.Theme;

    /// <summary>Null: the page's around the frame, then the browser's.</summary>
    public string? Language => options.Language is "auto" ? null : options.Language;

    /// <summary>The widget's own custom properties, and the rules of its pictures.</summary>
    public string LookSheet => Widgets.LookSheet.Of(options.Color, options.Radius) + (Logo is null && Avatar is null ? "" : Widgets.LookSheet.Pictures);

    /// <summary>A picture of this server beside the heading; null: none.</summary>
    public string? Logo => string.IsNullOrEmpty(options.Logo) ? null : options.Logo;

    /// <summary>A picture of the agent; null: none.</summary>
    public string? Avatar => string.IsNullOrEmpty(options.Avatar) ? null : options.Avatar;

    public IReadOnlyList<OriginRule> AllowedOrigins => allowedOrigins;

    /// <summary>Whether a page of <paramref name="origin"/> may hold this widget; <paramref name="ownOrigin"/> is this server's.</summary>
    public bool MayBeEmbeddedBy(string origin, string ownOrigin) =>
        Array.Exists(allowedOrigins, rule => rule.Matches(origin)) || (AllowFullPage && origin == ownOrigin);

    /// <summary>What its loader is told when this server is seen at <paramref name="ownOrigin"/>.</summary>
    public LoaderSettings LoaderSettingsAt(string ownOrigin) => LoaderSettings.Of(Id, $"{ownOrigin}/widget/{Id}", options);

    /// <summary>What its frame is told.</summary>
    public FrameSettings FrameSettings => FrameSettings.Of(Id, options);

    private static OriginRule Parse(string text) =>
        OriginRule.TryParse(text, out var rule, out var problem) ? rule : throw new ArgumentException(problem, nameof(text));
}
