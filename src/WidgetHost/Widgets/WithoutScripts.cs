namespace WidgetHost.Widgets;

/// <summary>What the frame says where scripts are off: the one text that its script cannot bring.</summary>
internal static class WithoutScripts
{
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["ar"] = "يلزم JavaScript لإجراء المكالمات. فعّله لهذه الصفحة ثم أعد تحميلها.",
        ["bn"] = "কল করতে JavaScript লাগে। এই পাতার জন্য চালু করে আবার লোড করুন।",
        ["de"] = "Für Anrufe wird JavaScript gebraucht. Schalten Sie es für diese Seite ein und laden Sie sie neu.",
        ["en"] = "Calls need JavaScript. Switch it on for this page and load it again.",
        ["es"] = "Las llamadas necesitan JavaScript. Actívelo para esta página y vuelva a cargarla.",
        ["fr"] = "Les appels ont besoin de JavaScript. Activez-le pour cette page, puis rechargez-la.",
        ["hi"] = "कॉल के लिए JavaScript ज़रूरी है। इस पेज के लिए उसे चालू करें और पेज फिर से लोड करें।",
        ["id"] = "Panggilan memerlukan JavaScript. Aktifkan untuk halaman ini, lalu muat ulang.",
        ["ja"] = "通話にはJavaScriptが必要です。このページで有効にして、もう一度読み込んでください。",
        ["pt"] = "As chamadas precisam de JavaScript. Ative-o para esta página e recarregue-a.",
        ["ta"] = "அழைப்புகளுக்கு JavaScript தேவை. இந்தப் பக்கத்திற்கு அதை இயக்கி, மீண்டும் ஏற்றவும்.",
        ["zh"] = "通话需要 JavaScript。请为此页面启用它，然后重新加载。",
    };

    /// <summary>The first of the languages, each with a line here; else English.</summary>
    public static string In(string language) => Lines.GetValueOrDefault(language, Lines["en"]);
}
