namespace WidgetHost.Tests.Infrastructure;

/// <summary>The stand-ins for the built scripts, in a folder that a test may change.</summary>
internal static class TemporaryWebRoot
{
    /// <summary>Its path; the test deletes it.</summary>
    public static string Create()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "WebRoot");
        var target = Directory.CreateTempSubdirectory("widgethost-").FullName;
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return target;
    }
}
