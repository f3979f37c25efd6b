namespace WidgetHost.Widgets;

/// <summary>What the button says where its owner has not chosen: the only words that are needed before a visitor wants more.</summary>
internal static class LauncherLabels
{
    /// <summary>By language, the first part of a BCP 47 tag, always in this order. English is in the loader itself.</summary>
    public static IReadOnlyDictionary<string, string> ByLanguage { get; } = new Dictionary<string, string>
    {
        ["hi"] = "हमसे बात करें",
        ["es"] = "Hable con nosotros",
        ["fr"] = "Parlez-nous",
        ["de"] = "Sprechen Sie mit uns",
        ["pt"] = "Fale conosco",
        ["ar"] = "تحدث إلينا",
        ["ja"] = "音声で相談する",
        ["zh"] = "与我们通话",
        ["ta"] = "எங்களுடன் பேசுங்கள்",
        ["bn"] = "আমাদের সঙ্গে কথা বলুন",
        ["id"] = "Bicara dengan kami",
    };

    /// <param name="language">A BCP 47 tag.</param>
    /// <returns>Null for English, and for a language that there is no label in: the loader then says it in English.</returns>
    public static string? In(string language) => ByLanguage.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant());
}
