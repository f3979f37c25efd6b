using Protocol;
using Sandbox.Errors;

namespace Sandbox.Keys;

/// <summary>Body of <c>POST /v1/keys</c>.</summary>
/// <param name="Kind"><c>secret</c> or <c>publishable</c>.</param>
/// <param name="Name">For people; 1 to 70 characters.</param>
/// <param name="Origins">Of a publishable key, which must have some: rules as in <see cref="OriginRule"/>, at most 50.</param>
internal sealed record CreateKey(string? Kind, string? Name, IReadOnlyList<string>? Origins)
{
    private const int MaxName = 70;
    private const int MaxOrigins = 50;

    /// <summary>Null: it can be made.</summary>
    public Refusal? Check() => this switch
    {
        { Kind: not (NewKey.Secret or NewKey.Publishable) } =>
            Invalid($"'kind' is '{Kind}'. Write '{NewKey.Secret}' or '{NewKey.Publishable}'."),
        { Kind: NewKey.Secret, Origins: not null } => Invalid("A secret key is used by no page, so it has no 'origins'. Leave them out."),
        { Kind: NewKey.Publishable, Origins: null or { Count: 0 } } =>
            Invalid("A publishable key names the pages that may use it. Write 'origins': [\"https://example.com\"], or [\"*\"] for any."),
        { Origins.Count: > MaxOrigins } => Invalid($"'origins' has {Origins.Count} entries; the limit is {MaxOrigins}. Make several keys."),
        _ => Title.Check("name", Name, MaxName) ?? Origins?.Select(CheckOrigin).FirstOrDefault(problem => problem is not null),
    };

    // A list in JSON may hold a null, whatever the type says.
    private static Refusal? CheckOrigin(string? origin) =>
        OriginRule.TryParse(origin ?? "", out _, out var problem) ? null : Invalid($"'origins': {problem}");

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
