namespace WidgetHost.Session;

/// <summary>What an embed token says: who may make one call, from where, until when.</summary>
/// <param name="WidgetId">The widget whose call it is.</param>
/// <param name="Origin">The page that holds the frame.</param>
/// <param name="TokenId">128 random bits: what makes it good for one create only.</param>
/// <param name="ExpiresAt">From then on it is worth nothing.</param>
public sealed record EmbedToken(string WidgetId, string Origin, string TokenId, DateTimeOffset ExpiresAt);
