using System.Reflection;
using System.Text.RegularExpressions;

namespace WidgetHost.Releases;

/// <summary>The version of this release: of the server, the SDK and the loader alike.</summary>
public static partial class Release
{
    public static string Version { get; } =
        typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Whether <paramref name="text"/> has the form of a version, as in <c>1.1.0</c> or <c>2.0.0-beta.1</c>.</summary>
    public static bool IsVersion(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[0-9]{1,6}(\.[0-9]{1,6}){2}(-[0-9A-Za-z-]{1,20}(\.[0-9A-Za-z-]{1,20}){0,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
