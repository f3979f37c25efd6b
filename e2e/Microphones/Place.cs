namespace E2E.Microphones;

/// <summary>Where a call is made.</summary>
public enum Place
{
    /// <summary>The SDK on a page of its own.</summary>
    Page,

    /// <summary>The SDK on a page that another site frames.</summary>
    FramedPage,

    /// <summary>The widget's frame, with the loader around it.</summary>
    Widget,

    /// <summary>The widget's frame as a page of its own.</summary>
    FullPage,
}
