namespace E2E.Browsers;

/// <summary>Playwright's channel <c>msedge</c>, where Microsoft's own installer puts it.</summary>
internal static class EdgeBrowser
{
    public const string Channel = "msedge";

    private static readonly string[] Places =
    [
        "/opt/microsoft/msedge/msedge",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft/Edge/Application/msedge.exe"),
    ];

    public static bool IsInstalled => Places.Any(File.Exists);
}
