using System.Globalization;
using Microsoft.Extensions.Options;

namespace Sandbox;

/// <summary>Reads the section <c>Sandbox</c>. The binder alone stops at the first value of a wrong type, and drops a text that should be a list.</summary>
public static class SandboxSettings
{
    /// <exception cref="OptionsValidationException">Values of a wrong type, all of them at once.</exception>
    public static SandboxOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Sandbox");
        var problems = Mistyped(section, typeof(SandboxOptions)).ToArray();
        return problems.Length == 0
            ? section.Get<SandboxOptions>() ?? new SandboxOptions()
            : throw new OptionsValidationException("Sandbox", typeof(SandboxOptions), problems);
    }

    private static IEnumerable<string> Mistyped(IConfigurationSection section, Type options) =>
        options.GetProperties().SelectMany(property => Check(section.GetSection(property.Name), property.PropertyType));

    private static IEnumerable<string> Check(IConfigurationSection setting, Type type)
    {
        if (type == typeof(SandboxMediaOptions))
        {
            return Mistyped(setting, type);
        }
        var fix = setting.Value is { } text ? Fix(text, setting.Key, type) : null;
        return fix is null ? [] : [$"{setting.Path} is '{setting.Value}'. {fix}"];
    }

    private static string? Fix(string text, string name, Type type) =>
        type == typeof(int) && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? "Write a whole number."
        : type == typeof(bool) && !bool.TryParse(text, out _) ? "Write true or false."
        : type == typeof(IList<string>) && text.Length > 0 ? $"Write a list: [\"…\"] in JSON, {name}__0=… in the environment."
        : null;
}
