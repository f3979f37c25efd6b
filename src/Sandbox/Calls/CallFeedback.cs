namespace Sandbox.Calls;

/// <summary>What the visitor and the page say of a call, put together from everything they sent.</summary>
/// <param name="Rating">1 to 5.</param>
/// <param name="Comment">The visitor's words.</param>
/// <param name="Stats">As the browser saw the call.</param>
internal sealed record CallFeedback(int? Rating, string? Comment, ClientStats Stats)
{
    public static CallFeedback None { get; } = new(null, null, ClientStats.None);

    /// <summary>Each field as it was said last. An empty comment takes an earlier one back.</summary>
    public CallFeedback With(CallFeedback later) => new(
        later.Rating ?? Rating,
        later.Comment is { } comment ? (comment.Length > 0 ? comment : null) : Comment,
        Stats.With(later.Stats));
}
