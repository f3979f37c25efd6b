using E2E.Browsers;
using E2E.Stack;

namespace E2E.Microphones;

/// <summary>How a test makes a cause. What is not said is as on a page where calls work.</summary>
internal sealed record Situation
{
    public Microphone Microphone { get; init; } = Microphone.Speaking;

    public Reach Reach { get; init; } = Reach.Secure;

    /// <summary>The page's <c>Permissions-Policy</c>; <c>{server}</c> is WidgetHost's origin, <c>{other}</c> that of the framed page.</summary>
    public string? PermissionsPolicy { get; init; }

    /// <summary>The page's <c>Content-Security-Policy</c>; <c>{server}</c> as above.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>Runs before the scripts of every page and frame.</summary>
    public string? Script { get; init; }

    /// <summary>Of the frame that a page writes by hand; null: it has none.</summary>
    public string? Allow { get; init; } = "microphone";

    /// <summary>Of the frame that a page writes by hand; null: it has none.</summary>
    public string? Sandbox { get; init; }

    /// <summary>The widget's frame is written by hand, without its script.</summary>
    public bool ByHand { get; init; }

    /// <summary>See <see cref="TestWidgets"/>.</summary>
    public string Widget { get; init; } = TestWidgets.Running("av_silent");
}
