using Protocol;

namespace Sandbox.Keys;

/// <summary>A key of the workspace, without its text.</summary>
/// <param name="Kind"><see cref="CredentialKind.SecretKey"/> or <see cref="CredentialKind.PublishableKey"/>.</param>
/// <param name="Origins">Where a publishable key may be used by pages; empty: nowhere.</param>
internal sealed record ApiKey(CredentialKind Kind, IReadOnlyList<OriginRule> Origins)
{
    /// <summary>Names the key in limits; says nothing about it.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public static ApiKey Secret { get; } = new(CredentialKind.SecretKey, []);

    /// <param name="origins">Rules as in <see cref="OriginRule"/>; <c>*</c> is any.</param>
    /// <exception cref="ArgumentException">One of them is no rule.</exception>
    public static ApiKey Publishable(params IEnumerable<string> origins) =>
        new(CredentialKind.PublishableKey, [.. origins.Select(Parse)]);

    /// <summary>A request without an origin comes from no page, so origins do not bind it.</summary>
    public bool IsUsableFrom(string? origin) => origin is null || Origins.Any(rule => rule.Matches(origin));

    private static OriginRule Parse(string text) =>
        OriginRule.TryParse(text, out var rule, out var problem) ? rule : throw new ArgumentException(problem, nameof(text));
}
