using System.Text.Json;
using WidgetHost.Widgets;

namespace WidgetHost.Tests;

/// <summary>What every visitor of every page downloads says nothing that goes without saying.</summary>
public sealed class LoaderSettingsTests
{
    private const string FrameUrl = "https://calls.example/widget/wgt_shop";

    [Fact]
    public void Defaults_AreNotSaid()
    {
        var settings = Render(new());

        Assert.Equal(["widgetId", "frameUrl", "labels"], settings.EnumerateObject().Select(property => property.Name));
        Assert.Equal(FrameUrl, settings.GetProperty("frameUrl").GetString());
    }

    [Fact]
    public void WhatIsChosen_IsSaid()
    {
        var settings = Render(new()
        {
            Label = "Ask us", Title = "Shop", Color = "#0f766e", Corner = "top-left", Language = "de", Theme = "dark", Size = "large",
            Radius = 0, Preload = "idle", Rejoin = false, AllowFullPage = true,
        });

        Assert.Equal(
            """{"label":"Ask us","title":"Shop","color":"#0f766e","corner":"top-left","language":"de","theme":"dark","size":"large","radius":0,"preload":"idle","rejoin":false,"fullPage":true}""",
            JsonSerializer.Serialize(settings.EnumerateObject().Skip(2).ToDictionary(property => property.Name, property => property.Value)));
    }

    /// <summary>English is in the loader itself.</summary>
    [Theory]
    [InlineData("pt-BR", "Fale conosco")]
    [InlineData("HI", "हमसे बात करें")]
    [InlineData("en-GB", null)]
    [InlineData("it", null)]
    public void LanguageWithoutALabel_HasTheLabelOfThatLanguage(string language, string? label)
    {
        var settings = Render(new() { Language = language });

        Assert.Equal(label, settings.TryGetProperty("label", out var said) ? said.GetString() : null);
        Assert.False(settings.TryGetProperty("labels", out _));
    }

    /// <summary>Two servers of one release must make the same bytes, and the same hash of them.</summary>
    [Fact]
    public void SameOptions_MakeEqualSettings()
    {
        Assert.Equal(LoaderSettings.Of("wgt_shop", FrameUrl, new()), LoaderSettings.Of("wgt_shop", FrameUrl, new()));
    }

    private static JsonElement Render(WidgetOptions options) =>
        JsonDocument.Parse(LoaderSettings.Of("wgt_shop", FrameUrl, options).ToJson()).RootElement;
}
