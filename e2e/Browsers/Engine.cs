namespace E2E.Browsers;

public enum Engine
{
    Chromium,
    Firefox,
    WebKit,

    /// <summary>Microsoft Edge. Only where its channel is installed: see <see cref="Engines"/>.</summary>
    Edge,
}
