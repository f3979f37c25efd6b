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

    /// <summary>The button's text. Default: the loader's own words, in the visitor's language.</summary>
    public string? Label { get; set; }

    /// <summary>The panel's heading. Default: the frame's own words, in the visitor's language.</summary>
    public string? Title { get; set; }

    /// <summary>The accent, <c>#rrggbb</c>. Default <c>#2f5bea</c>.</summary>
    public string Color { get; set; } = "#2f5bea";

    /// <summary><c>bottom-right</c> (default), <c>bottom-left</c>, <c>top-right</c> or <c>top-left</c>.</summary>
    public string Corner { get; set; } = "bottom-right";

    /// <summary>A BCP 47 tag, or <c>auto</c> (default): the page's <c>&lt;html lang&gt;</c>, then the browser's.</summary>
    public string Language { get; set; } = "auto";

    /// <summary><c>light</c>, <c>dark</c>, or <c>auto</c> (default): as the visitor's system has it.</summary>
    public string Theme { get; set; } = "auto";

    /// <summary>Of the panel: <c>small</c>, <c>medium</c> (default) or <c>large</c>.</summary>
    public string Size { get; set; } = "medium";

    /// <summary>Of the panel's corners, 0 to 32 CSS pixels; what is inside follows it. Default 20.</summary>
    public int Radius { get; set; } = 20;

    /// <summary>A picture beside the heading: <c>/brand/…</c>, a file of <c>Brand:Folder</c>. Default: none.</summary>
    public string? Logo { get; set; }

    /// <summary>A picture of the agent, in the place of the orb: <c>/brand/…</c>, a file of <c>Brand:Folder</c>. Default: none.</summary>
    public string? Avatar { get; set; }

    /// <summary>The owner's own words, by the key of what they replace: <see cref="FrameStrings"/>. Default: none.</summary>
    public IDictionary<string, string> Strings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public ConsentOptions Consent { get; } = new();

    /// <summary>Whether a call begins with the visitor muted. Default false.</summary>
    public bool StartMuted { get; set; }

    /// <summary>Whether the visitor is heard only while holding a button or the space bar. Default false.</summary>
    public bool PushToTalk { get; set; }

    /// <summary>Whether a visitor may type, in a call and in the place of a microphone. Default true; the platform must be able to read.</summary>
    public bool Typing { get; set; } = true;

    /// <summary>When the frame is fetched: <c>intent</c> (default), when a visitor turns to the button, or <c>idle</c>, when the page is at rest.</summary>
    public string Preload { get; set; } = "intent";

    /// <summary>Whether a call outlives its page for as long as the platform allows. Default true.</summary>
    public bool Rejoin { get; set; } = true;

    /// <summary>Whether the frame may be opened as a page of its own. Default false.</summary>
    public bool AllowFullPage { get; set; }

    /// <summary>True: the button is not drawn and calls are refused. Default false.</summary>
    public bool Paused { get; set; }
}
