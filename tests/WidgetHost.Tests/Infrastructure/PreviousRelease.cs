namespace WidgetHost.Tests.Infrastructure;

/// <summary>The files of <c>tests/Releases</c>, which an earlier release's build made.</summary>
internal static class PreviousRelease
{
    public const string Version = "1.0.0";

    public static string SdkFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Releases", Version, "web-sdk");

    /// <summary>Puts the SDK into an archive, as an operator would who has the files and nothing else.</summary>
    public static void PutInto(string archive)
    {
        var target = Directory.CreateDirectory(Path.Combine(archive, Version, "web-sdk")).FullName;
        foreach (var file in Directory.GetFiles(SdkFolder))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
