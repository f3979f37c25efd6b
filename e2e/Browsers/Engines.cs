namespace E2E.Browsers;

/// <summary>Rows for the tests that run in several browsers. Edge adds its rows where it is installed and is not missed elsewhere.</summary>
public static class Engines
{
    /// <summary>Browsers that can make a call everywhere.</summary>
    public static TheoryData<Engine> WithCalls => EdgeBrowser.IsInstalled
        ? [Engine.Chromium, Engine.Firefox, Engine.Edge]
        : [Engine.Chromium, Engine.Firefox];

    public static TheoryData<Engine> All => EdgeBrowser.IsInstalled
        ? [Engine.Chromium, Engine.Firefox, Engine.WebKit, Engine.Edge]
        : [Engine.Chromium, Engine.Firefox, Engine.WebKit];
}
