using WidgetHost.Platform;

namespace WidgetHost.Pages.Demo;

/// <summary>The first steps of a product, by voice.</summary>
public sealed class OnboardingModel(PlatformConnection platform) : CallPageModel(platform)
{
    protected override IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string> { ["step"] = "welcome" };
}
