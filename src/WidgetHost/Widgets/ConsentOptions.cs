namespace WidgetHost.Widgets;

/// <summary>What a visitor agrees to before a call: section <c>Widgets:&lt;wgt_id&gt;:Consent</c>.</summary>
public sealed class ConsentOptions
{
    /// <summary>The name of the text as it stands, for example <c>2026-01</c>; it is kept on the call's record. Default empty: nobody is asked.</summary>
    public string Version { get; set; } = "";

    /// <summary>The page that the text links, https. Default empty: no link.</summary>
    public string PrivacyUrl { get; set; } = "";
}
