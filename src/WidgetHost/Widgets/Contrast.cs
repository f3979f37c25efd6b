using System.Globalization;

namespace WidgetHost.Widgets;

/// <summary>WCAG 2.2 contrast, so that words stay readable on whatever accent an owner chooses. Colours are <c>#rrggbb</c>.</summary>
public static class Contrast
{
    /// <summary>What one reads: https://www.w3.org/TR/WCAG22/#contrast-minimum</summary>
    public const double Text = 4.5;

    /// <summary>What one has to see to understand a control: https://www.w3.org/TR/WCAG22/#non-text-contrast</summary>
    public const double NonText = 3;

    private static readonly double[] Weights = [0.2126, 0.7152, 0.0722];

    /// <summary>1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio</summary>
    public static double Between(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>White where it reaches AA on this colour; else black, which then does.</summary>
    public static string TextOn(string color) => Between("#ffffff", color) >= Text ? "#ffffff" : "#000000";

    /// <summary>
    /// The nearest colour on the way from <paramref name="color"/> to white or black, whichever is further from
    /// <paramref name="surface"/>, that has at least <paramref name="ratio"/> against it.
    /// </summary>
    public static string ReadableOn(string surface, string color, double ratio)
    {
        const int Steps = 20;
        var target = TextOn(surface);
        var steps = Enumerable.Range(0, Steps + 1).Select(step => Mix(color, target, (double)step / Steps));
        return steps.First(mixed => mixed == target || Between(mixed, surface) >= ratio);
    }

    /// <summary><paramref name="share"/> of <paramref name="other"/>, 0 to 1, in <paramref name="color"/>.</summary>
    public static string Mix(string color, string other, double share)
    {
        var channels = Channels(color).Zip(Channels(other), (from, to) => (int)Math.Round(from + ((to - from) * share)));
        return "#" + string.Concat(channels.Select(channel => channel.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>0 (black) to 1 (white): https://www.w3.org/TR/WCAG22/#dfn-relative-luminance</summary>
    private static double Luminance(string color) => Channels(color)
        .Select(channel => channel / 255.0)
        .Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4))
        .Zip(Weights, (share, weight) => share * weight)
        .Sum();

    private static IEnumerable<int> Channels(string color) =>
        [.. Enumerable.Range(0, 3).Select(channel => int.Parse(color.AsSpan(1 + (channel * 2), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
}
