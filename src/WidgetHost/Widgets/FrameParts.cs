using System.Text.Json;
using WidgetHost.Scripts;

namespace WidgetHost.Widgets;

/// <summary>The parts of the frame's script, by the list that <c>src/build-frame.mjs</c> writes beside it.</summary>
public sealed class FrameParts(IWebHostEnvironment environment)
{
    private const string Folder = "widget/";
    private const string ListName = "frame.json";
    private const string Fallback = "en";

    /// <summary>Languages that are written from right to left.</summary>
    private static readonly string[] RightToLeft = ["ar"];

    private readonly Lock reading = new();
    private (DateTimeOffset Written, PartList Parts)? read;

    /// <summary>The language that the frame speaks for the first of the tags that there is, by the whole tag or its language alone; else English.</summary>
    public string LanguageFor(IEnumerable<string> tags)
    {
        var languages = Parts().Languages;
        return tags.Select(tag => tag.ToLowerInvariant())
            .SelectMany(tag => new[] { tag, tag.Split('-')[0] })
            .FirstOrDefault(languages.ContainsKey, Fallback);
    }

    public static string DirectionOf(string language) => RightToLeft.Contains(language) ? "rtl" : "ltr";

    /// <summary>What the script will ask for at once, below the web root.</summary>
    /// <param name="language">Of <see cref="LanguageFor"/>.</param>
    public IEnumerable<string> AddressesFor(string? language)
    {
        var (imports, languages) = Parts();
        var own = language is not null && languages.TryGetValue(language, out var part) ? [part] : Array.Empty<string>();
        return imports.Concat(own).Select(address => $"/{Folder}{address}");
    }

    private PartList Parts()
    {
        var file = environment.WebRootFileProvider.GetFileInfo(Folder + ListName);
        if (!file.Exists)
        {
            throw new InvalidOperationException($"The web root has no list of the frame's parts at '{Folder}{ListName}'. {WebRootFiles.HowToBuild}");
        }
        lock (reading)
        {
            if (read is not { } last || last.Written != file.LastModified)
            {
                using var stream = file.CreateReadStream();
                read = (file.LastModified, JsonSerializer.Deserialize<PartList>(stream, JsonSerializerOptions.Web)!);
            }
            return read.Value.Parts;
        }
    }

    /// <param name="Imports">What the script imports as it begins.</param>
    /// <param name="Languages">The words of each language, by its BCP 47 tag.</param>
    private sealed record PartList(string[] Imports, Dictionary<string, string> Languages);
}
