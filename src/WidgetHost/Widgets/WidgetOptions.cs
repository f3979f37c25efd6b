namespace WidgetHost.Widgets;

/// <summary>One widget as an operator writes it: section <c>Widgets:&lt;wgt_id&gt;</c>.</summary>
public sealed class WidgetOptions
{
    /// <summary>The published agent version that its calls run. Required.</summary>
    public string AgentVersionId { get; set; } = "";

    /// <summary>
    /// The publishable key its calls are made with; never leaves the server. Default: the platform's, <c>Platform:PublishableKey</c>.
    /// </summary>
    public string? PublishableKey { get; set; }

    /// <summary>Who may embed it, each a rule of <see cref="Protocol.OriginRule"/>. Default empty: nobody.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>The button's text. Default <c>Talk to us</c>.</summary>
    public string Label { get; set; } = "Talk to us";

    /// <summary>The panel's heading. Default <c>Voice call</c>.</summary>
    public string Title { get; set; } = "Voice call";

    /// <summary>The accent, <c>#rrggbb</c>. Default <c>#2f5bea</c>.</summary>
    public string Color { get; set; } = "#2f5bea";

    /// <summary><c>bottom-right</c> (default), <c>bottom-left</c>, <c>top-right</c> or <c>top-left</c>.</summary>
    public string Corner { get; set; } = "bottom-right";

    /// <summary>A BCP 47 tag. Default <c>en</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Whether the frame may be opened as a page of its own. Default false.</summary>
    public bool AllowFullPage { get; set; }

    /// <summary>True: the button is not drawn and calls are refused. Default false.</summary>
    public bool Paused { get; set; }
}
