using WidgetHost.Platform;

namespace WidgetHost.Pages.Demo;

/// <summary>An engineer tries any agent version from a browser.</summary>
public sealed class TestingModel(PlatformConnection platform) : CallPageModel(platform)
{
    protected override IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>();
}
