using Microsoft.Playwright;

namespace E2E.Browsers;

/// <summary>One browser made ready for visits: Playwright launches it, or attaches to a host of ours.</summary>
internal interface IEngineDriver : IAsyncDisposable
{
    /// <summary>Opens a page that shares nothing with any other.</summary>
    Task<BrowserSession> OpenAsync(Microphone microphone);
}

/// <summary>One page, and how to be rid of it and of all it keeps.</summary>
internal sealed record BrowserSession(IPage Page, Func<ValueTask> Close) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Close();
}
