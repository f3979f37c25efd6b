using System.Text;
using System.Text.Json;
using WidgetHost.Scripts;
using WidgetHost.Widgets;

namespace WidgetHost.Loader;

/// <summary>The built loader, with a widget's settings in the place of its token.</summary>
public sealed class LoaderTemplate(BuiltFiles files)
{
    /// <summary>A bare identifier in <c>src/widget/src/loader.ts</c>.</summary>
    public const string Token = "__WIDGET_SETTINGS__";

    /// <summary>Where the build puts it, below the web root.</summary>
    public const string Path = "widget/loader.js";

    /// <summary>With the settings, or without any: then the loader reads its script tag.</summary>
    /// <exception cref="InvalidOperationException">The loader is not built; the message says how.</exception>
    public BuiltFile Render(WidgetSettings? settings)
    {
        // The serializer escapes what could end the script or the string: <, >, &, ' and everything outside ASCII (U+2028 too).
        // The parentheses keep an object an expression wherever the minifier has moved the token.
        var json = settings is null ? "null" : $"({JsonSerializer.Serialize(settings, JsonSerializerOptions.Web)})";
        return BuiltFile.Of(Encoding.UTF8.GetBytes(Template().Replace(Token, json, StringComparison.Ordinal)));
    }

    private string Template()
    {
        var built = files.Find(Path) is { } file ? Encoding.UTF8.GetString(file.Content.Span) : "";
        return built.Contains(Token, StringComparison.Ordinal) ? built : throw new InvalidOperationException(
            $"The web root has no loader at '{Path}'. "
            + "Run 'dotnet build src/WidgetHost', and set ASPNETCORE_WEBROOT to the folder wwwroot; run a published server in its own folder.");
    }
}
