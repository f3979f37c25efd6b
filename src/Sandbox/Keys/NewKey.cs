using Protocol;
using Sandbox.Storage.Rows;

namespace Sandbox.Keys;

/// <summary>A key with its text, before it is stored without it.</summary>
/// <param name="Text">Shown once.</param>
/// <param name="Row">What is kept.</param>
internal sealed record NewKey(string Text, KeyRow Row)
{
    public const string Secret = "secret";
    public const string Publishable = "publishable";

    /// <summary>Of the ids of keys whose text was given; one that follows by rotation has another.</summary>
    public const string GivenIdPrefix = "key_given_";

    private const int ShownLetters = 4;

    /// <param name="workspaceId">Whose it is.</param>
    /// <param name="name">For people.</param>
    /// <param name="origins">Rules as in <see cref="OriginRule"/>; null makes a secret key.</param>
    /// <param name="now">When.</param>
    /// <param name="text">A text that is known already; null makes one.</param>
    /// <exception cref="ArgumentException">One of the origins is no rule.</exception>
    public static NewKey Make(
        string workspaceId, string name, IReadOnlyCollection<string>? origins, DateTimeOffset now, string? text = null)
    {
        var rules = (origins ?? []).Select(Normal).Distinct(StringComparer.Ordinal);
        var idPrefix = text is null ? "key_" : GivenIdPrefix;
        text ??= (origins is null ? Credential.SecretTestPrefix : Credential.PublishablePrefix) + RandomToken.Create();
        return new NewKey(text, new KeyRow
        {
            Id = idPrefix + RandomToken.Create(),
            WorkspaceId = workspaceId,
            Kind = origins is null ? Secret : Publishable,
            Name = name,
            Hash = RandomToken.Hash(text),
            LastFour = text[^ShownLetters..],
            Origins = string.Join('\n', rules),
            CreatedAt = now,
        });
    }

    private static string Normal(string origin) => OriginRule.TryParse(origin, out var rule, out var problem)
        ? rule.Text
        : throw new ArgumentException(problem, nameof(origin));
}
