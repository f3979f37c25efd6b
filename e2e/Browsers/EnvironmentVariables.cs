using System.Collections;

namespace E2E.Browsers;

/// <summary>Playwright replaces a browser's environment where it is given one, so all of ours goes along.</summary>
internal static class EnvironmentVariables
{
    public static Dictionary<string, string> With(string name, string value)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        variables[name] = value;
        return variables;
    }
}
