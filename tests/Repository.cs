namespace Tests;

/// <summary>Where this repository is.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) => folder is null || File.Exists(Path.Combine(folder, "WidgetHost.sln"))
        ? folder ?? throw new InvalidOperationException("WidgetHost.sln is in no folder above the tests.")
        : Find(Path.GetDirectoryName(folder));
}
