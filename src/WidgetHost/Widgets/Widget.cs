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

    public IReadOnlyList<OriginRule> AllowedOrigins => allowedOrigins;

    /// <summary>Whether a page of <paramref name="origin"/> may hold this widget; <paramref name="ownOrigin"/> is this server's.</summary>
    public bool MayBeEmbeddedBy(string origin, string ownOrigin) =>
        Array.Exists(allowedOrigins, rule => rule.Matches(origin)) || (AllowFullPage && origin == ownOrigin);

    /// <summary>What its scripts are told when this server is seen at <paramref name="ownOrigin"/>.</summary>
    public WidgetSettings SettingsAt(string ownOrigin) => new(
        Id,
        $"{ownOrigin}/widget/{Id}",
        AgentVersionId,
        WidgetSettings.HandshakeProtocol,
        options.Label,
        options.Title,
        options.Color,
        options.Corner,
        options.Language,
        options.AllowFullPage,
        options.Paused);

    private static OriginRule Parse(string text) =>
        OriginRule.TryParse(text, out var rule, out var problem) ? rule : throw new ArgumentException(problem, nameof(text));
}
