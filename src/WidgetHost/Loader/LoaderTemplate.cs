using System.Text;
using WidgetHost.Scripts;
using WidgetHost.Widgets;

namespace WidgetHost.Loader;

/// <summary>The built loader, with a widget's settings in the place of its token.</summary>
public sealed class LoaderTemplate(WebRootFiles files)
{
    /// <summary>A bare identifier in <c>src/widget/src/loader.ts</c>.</summary>
    public const string Token = "__WIDGET_SETTINGS__";

    /// <summary>Where the build puts it, below the web root.</summary>
    public const string Path = "widget/loader.js";

    /// <summary>As the build made it: the same object until it makes another.</summary>
    /// <exception cref="InvalidOperationException">The loader is not built; the message says how.</exception>
    public ServedFile Built =>
        files.Find(Path) ?? throw new InvalidOperationException($"The web root has no loader at '{Path}'. {WebRootFiles.HowToBuild}");

    /// <summary>With the settings.</summary>
    /// <exception cref="InvalidOperationException">The loader is not built; the message says how.</exception>
    public byte[] Render(LoaderSettings settings)
    {
        // The serializer escapes what could end the script or the string.
        // The parentheses keep an object an expression wherever the minifier has moved the token.
        return Encoding.UTF8.GetBytes(Template().Replace(Token, $"({settings.ToJson()})", StringComparison.Ordinal));
    }

    private string Template() => Encoding.UTF8.GetString(Built.Content) is var template && template.Contains(Token, StringComparison.Ordinal)
        ? template
        : throw new InvalidOperationException($"The loader at '{Path}' in the web root has no '{Token}'. {WebRootFiles.HowToBuild}");
}
