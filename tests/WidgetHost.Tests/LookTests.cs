using System.Net;
using System.Text.RegularExpressions;
using WidgetHost.Tests.Infrastructure;
using WidgetHost.Widgets;

namespace WidgetHost.Tests;

/// <summary>What is read and what has to be seen keeps its contrast, whatever colour an owner chooses.</summary>
public sealed partial class LookTests
{
    /// <summary>A grid over all colours, denser around the grey where white text stops being readable.</summary>
    private static readonly string[] Channels = ["00", "33", "66", "77", "99", "cc", "ff"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Colors =>
        from red in Channels from green in Channels from blue in Channels select $"#{red}{green}{blue}";

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrast_IsThatOfTheGuidelines(string one, string other, double ratio) => Assert.Equal(ratio, Contrast.Between(one, other), 2);

    [Fact]
    public void TextOnTheAccent_ReachesAA_OnEveryColour() =>
        Assert.DoesNotContain(Colors, color => Contrast.Between(color, Contrast.TextOn(color)) < Contrast.Text);

    [Theory]
    [InlineData("light", "#ffffff")]
    [InlineData("light", "#f4f5f7")]
    [InlineData("dark", "#16181d")]
    [InlineData("dark", "#22252c")]
    public void EveryColour_IsSeenAndReadOnItsSurface(string theme, string surface) => Assert.All(Colors, color =>
    {
        var look = PropertiesOf(LookSheet.Of(color, 20));
        Assert.True(Contrast.Between(look[$"accent-on-{theme}"], surface) >= Contrast.NonText, $"{color}: what has to be seen");
        Assert.True(Contrast.Between(look[$"link-on-{theme}"], surface) >= Contrast.Text, $"{color}: a link");
    });

    /// <summary>The inks and surfaces of <c>tokens.css</c>.</summary>
    [Theory]
    [InlineData("light", "#16181d")]
    [InlineData("dark", "#f1f2f4")]
    public void Words_AreReadOnEveryTint(string theme, string ink) => Assert.All(
        Colors, color => Assert.True(Contrast.Between(PropertiesOf(LookSheet.Of(color, 20))[$"tint-on-{theme}"], ink) >= Contrast.Text, color));

    [Fact]
    public void ColourThatIsReadableAlready_StaysAsItIs() => Assert.Equal("#0f766e", Contrast.ReadableOn("#ffffff", "#0f766e", Contrast.Text));

    [Fact]
    public async Task Sheet_IsTheWidgets_AndForEverAtTheAddressThePageHas()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(
            platform,
            ("PublicUrl", "https://calls.example"),
            ($"Widgets:{TestHost.WidgetId}:Color", "#0f766e"),
            ($"Widgets:{TestHost.WidgetId}:Radius", "4"))
        {
            Environment = "Production",
        };
        using var client = host.CreateClient(new() { BaseAddress = new Uri("https://calls.example") });
        var page = await client.GetStringAsync($"/widget/{TestHost.WidgetId}", Cancellation);
        using var sheet = await client.GetAsync(Address().Match(page).Groups["address"].Value, Cancellation);

        var look = PropertiesOf(await sheet.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("text/css; charset=utf-8", sheet.Header("Content-Type"));
        Assert.Equal("public, max-age=31536000, immutable", sheet.Header("Cache-Control"));
        Assert.Equal(("#0f766e", "4px"), (look["accent"], look["radius"]));
    }

    [Fact]
    public async Task SheetOfNoWidget_IsNotFound()
    {
        await using var platform = await FakePlatform.StartAsync();
        await using var host = new TestHost(platform);
        using var answer = await host.CreateClient().GetAsync("/widget/wgt_other/look.css", Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Dictionary<string, string> PropertiesOf(string sheet) =>
        Property().Matches(sheet).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.Ordinal);

    [GeneratedRegex("--(?<name>[a-z-]+):(?<value>[^;}]+)")]
    private static partial Regex Property();

    [GeneratedRegex("href=\"(?<address>/widget/[^\"]+/look\\.css[^\"]*)\"")]
    private static partial Regex Address();
}
