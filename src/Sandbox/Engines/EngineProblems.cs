namespace Sandbox.Engines;

/// <summary>What is wrong with the settings of the engines. An address may hold a password, so it is quoted only once that is ruled out.</summary>
internal static class EngineProblems
{
    private const int LongestTimeoutSec = 120;

    public static IEnumerable<string?> Of(EnginesOptions options) =>
    [
        .. Of("Recognition", options.Recognition),
        .. Of("Speech", options.Speech),
        options.Speech.IsSet && IsBlank(options.Speech.Voice)
            ? "Sandbox:Engines:Speech:Voice is empty. Write the voice's name at that server, or leave it out."
            : null,
        .. Of("Language", options.Language),
    ];

    private static IEnumerable<string?> Of(string name, EngineOptions engine)
    {
        var section = $"Sandbox:Engines:{name}";
        yield return engine.TimeoutSec is >= 1 and <= LongestTimeoutSec
            ? null
            : $"{section}:TimeoutSec is {engine.TimeoutSec}. Write a number from 1 to {LongestTimeoutSec}.";
        if (!engine.IsSet)
        {
            yield return IsBlank(engine.Model) && IsBlank(engine.ApiKey)
                ? null
                : $"{section} has a Model or an ApiKey but no BaseUrl. Write one like 'https://api.example.com/v1', or leave all out.";
            yield break;
        }
        yield return IsBlank(engine.Model) ? $"{section}:Model is empty. Write the model's name at that server." : null;
        yield return engine.ApiKey.All(letter => letter is > ' ' and <= '~')
            ? null
            : $"{section}:ApiKey has a blank or a letter that no header can carry. Write the key alone.";
        yield return AddressProblem(section, engine);
    }

    private static string? AddressProblem(string section, EngineOptions engine)
    {
        if (!Uri.TryCreate(engine.BaseUrl, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || (url.UserInfo + url.Query + url.Fragment).Length > 0)
        {
            return $"{section}:BaseUrl is no address of a server. Write one like 'https://api.example.com/v1', without a password, '?' and '#'.";
        }
        return engine.ApiKey.Length == 0 || url.Scheme == Uri.UriSchemeHttps || url.IsLoopback
            ? null
            : $"{section}:BaseUrl is '{url}', which would carry the ApiKey in the clear. Write an https address, or leave the key out.";
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);
}
