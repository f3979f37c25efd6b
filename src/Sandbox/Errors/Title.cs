using Protocol;

namespace Sandbox.Errors;

/// <summary>Names that people give to keys, agents, versions and texts.</summary>
internal static class Title
{
    /// <summary>Null: it has 1 to <paramref name="most"/> characters, and a database and a line of a list can hold each of them.</summary>
    public static Refusal? Check(string field, string? text, int most) => text switch
    {
        null or "" => Invalid($"'{field}' is missing or empty. Write 1 to {most} characters."),
        _ when text.Length > most => Invalid($"'{field}' has {text.Length} characters; the limit is {most}. Write less."),
        _ when text.Any(char.IsControl) => Invalid($"'{field}' has a control character, such as a line end. Leave it out."),
        _ => null,
    };

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
