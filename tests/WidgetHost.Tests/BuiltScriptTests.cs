using WidgetHost.Loader;
using WidgetHost.Widgets;

namespace WidgetHost.Tests;

/// <summary>What <c>dotnet build</c> makes and this server relies on.</summary>
public sealed class BuiltScriptTests
{
    private static readonly string WebRoot = Path.Combine(Repository.Folder, "wwwroot");

    [Fact]
    public void BuiltLoader_HasItsTokenOnce()
    {
        var loader = File.ReadAllText(Path.Combine(WebRoot, LoaderTemplate.Path));

        Assert.Equal(2, loader.Split(LoaderTemplate.Token).Length);
    }

    [Fact]
    public void BuiltLoader_HasTheDefaultLookOfAConfiguredWidget()
    {
        var loader = File.ReadAllText(Path.Combine(WebRoot, LoaderTemplate.Path));
        var look = new WidgetOptions();

        Assert.All(
            new[] { look.Color, look.Corner },
            standard => Assert.Contains($"\"{standard}\"", loader, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("widget/frame.js")]
    [InlineData("widget/frame.css")]
    [InlineData("web-sdk/dialnexa.min.js")]
    [InlineData("web-sdk/dialnexa.min.js.map")]
    [InlineData("web-sdk/dialnexa.mjs")]
    [InlineData("web-sdk/dialnexa.mjs.map")]
    public void BuiltFile_IsInTheWebRoot(string path) => Assert.NotEqual(0, new FileInfo(Path.Combine(WebRoot, path)).Length);
}
