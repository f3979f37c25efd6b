using System.Reflection;

namespace WidgetHost.Scripts;

/// <summary>The version of this release: of the server, the SDK and the loader alike.</summary>
public static class Release
{
    public static string Version { get; } =
        typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
