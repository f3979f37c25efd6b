using WidgetHost.Releases;
using WidgetHost.Scripts;

namespace WidgetHost.Sdk;

/// <summary>The SDK's files: all that the build puts into <c>wwwroot/web-sdk</c>, and what earlier builds put there.</summary>
public sealed class SdkFiles(WebRootFiles built, ReleaseArchive archive, ReleaseKeeper keeper, IHostEnvironment environment)
{
    /// <summary>Below the web root, and in the archive.</summary>
    public const string Folder = "web-sdk";

    /// <summary>In an address: whatever this server has.</summary>
    public const string Latest = "latest";

    /// <summary>For <c>&lt;script src&gt;</c>.</summary>
    public const string Script = "dialnexa.min.js";

    /// <summary>Of this server, by name.</summary>
    /// <exception cref="InvalidOperationException">The SDK is not built; the message says how.</exception>
    public IReadOnlyDictionary<string, ServedFile> Current => built.In(Folder) is var files && files.ContainsKey(Script)
        ? files
        : throw new InvalidOperationException($"The web root has no SDK at '{Folder}/{Script}'. {WebRootFiles.HowToBuild}");

    /// <summary>
    /// Null: that release is not here, or has no such file. Outside Development <c>latest</c> too is what is kept: the script fetches its
    /// parts from the address of its release, and all of them must be of one build.
    /// </summary>
    public ServedFile? Find(string version, string name)
    {
        var release = version is Latest ? Release.Version : version;
        return environment.IsDevelopment() && release == Release.Version
            ? Current.GetValueOrDefault(name)
            : archive.Find(release, Folder, name);
    }

    public void Keep() => keeper.KeepTogether(Folder, Current);
}
