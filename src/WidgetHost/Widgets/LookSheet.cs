using System.Globalization;

namespace WidgetHost.Widgets;

/// <summary>The owner's colour and radius as custom properties, which <c>styles/tokens.css</c> reads: a stylesheet of one widget.</summary>
/// <remarks>A stylesheet, not a script's work: the frame's first picture has its colours already.</remarks>
public static class LookSheet
{
    /// <summary>
    /// The surfaces of <c>styles/tokens.css</c>: the plain one, which the tint is mixed from, and the sunken one, which is nearer to what stands
    /// on it and so decides.
    /// </summary>
    private static readonly (string Theme, string Surface, string Sunken, double Tint)[] Surfaces =
        [("light", "#ffffff", "#f4f5f7", 0.13), ("dark", "#16181d", "#22252c", 0.3)];

    /// <summary>For the pictures of an owner who has some, below the frame's own rules.</summary>
    public const string Pictures =
        ".logo{max-width:7rem;height:1.75rem;object-fit:contain}.orb-core img{position:absolute;z-index:1;width:100%;height:100%;object-fit:cover}";

    public static string Of(string color, int radius) => $":root{{{string.Join(';', Properties(color, radius).Select(one => $"--{one.Name}:{one.Value}"))}}}";

    private static IEnumerable<(string Name, string Value)> Properties(string color, int radius)
    {
        yield return ("accent", color);
        yield return ("on-accent", Contrast.TextOn(color));
        yield return ("accent-bright", Contrast.Mix(color, "#ffffff", 0.55));
        yield return ("accent-deep", Contrast.Mix(color, "#000000", 0.25));
        foreach (var (theme, surface, sunken, tint) in Surfaces)
        {
            yield return ($"accent-on-{theme}", Contrast.ReadableOn(sunken, color, Contrast.NonText));
            yield return ($"link-on-{theme}", Contrast.ReadableOn(sunken, color, Contrast.Text));
            yield return ($"tint-on-{theme}", Contrast.Mix(surface, color, tint));
        }
        yield return ("radius", string.Create(CultureInfo.InvariantCulture, $"{radius}px"));
    }
}
