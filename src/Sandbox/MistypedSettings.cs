using System.Collections;
using System.ComponentModel;

namespace Sandbox;

/// <summary>Settings whose text is not of their type, as a word where a number belongs. For the sandbox alone and for its host.</summary>
/// <remarks>
/// Binding stops at the first of them, with a stack trace. So they are looked for before anything is bound, and each gets its
/// default instead: the rest is then bound and checked as ever, and one report has all.
/// </remarks>
public sealed class MistypedSettings
{
    private MistypedSettings(IReadOnlyList<string> problems) => Problems = problems;

    public IReadOnlyList<string> Problems { get; }

    /// <param name="configuration">What the sections are part of; the defaults are written into it.</param>
    /// <param name="sections">Each section with an object of what it is bound to, whose values are the defaults.</param>
    public static MistypedSettings TakeOutOf(IConfiguration configuration, params IEnumerable<(IConfiguration Settings, object Options)> sections)
    {
        Mistyped[] found = [.. sections.SelectMany(section => Find(section.Settings, section.Options))];
        foreach (var mistyped in found)
        {
            configuration[mistyped.Key] = mistyped.Default;
        }
        return new([.. found.Select(mistyped => $"{mistyped.Key} is '{mistyped.Text}'. Write {mistyped.Wanted}.")]);
    }

    /// <param name="settings">As they are written.</param>
    /// <param name="options">What they are bound to, with its defaults.</param>
    private static IEnumerable<Mistyped> Find(IConfiguration settings, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(property => property.PropertyType != typeof(string)))
        {
            var setting = settings.GetSection(property.Name);
            var standard = property.GetValue(options)!;
            if (standard is IEnumerable)
            {
                // An empty list in a JSON file reads as an empty text.
                if (!string.IsNullOrEmpty(setting.Value))
                {
                    yield return new(setting.Path, setting.Value, "", $"a list: its first entry is {setting.Path}:0");
                }
            }
            else if (!property.PropertyType.IsValueType)
            {
                foreach (var below in Find(setting, standard))
                {
                    yield return below;
                }
            }
            else if (setting.Value is { } text && !IsOf(property.PropertyType, text))
            {
                yield return new(setting.Path, text, $"{standard}", Wanted(standard));
            }
        }
    }

    /// <summary>By the converter that binding uses.</summary>
    private static bool IsOf(Type type, string text) => TypeDescriptor.GetConverter(type).IsValid(text);

    private static string Wanted(object standard) => standard switch
    {
        bool => "true or false",
        TimeSpan time => $"hours:minutes:seconds, as in '{time}'",
        _ => $"a whole number, as in '{standard}'",
    };

    private sealed record Mistyped(string Key, string Text, string Default, string Wanted);
}
