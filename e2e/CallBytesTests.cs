using System.Collections.Concurrent;
using System.IO.Compression;
using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>What a visitor downloads for a complete call with consent, as the browser asks for it, in brotli of level 11.</summary>
public sealed class CallBytesTests(BrowserFixture browsers, SharedStack stack)
{
    private const int Limit = 20_000;
    private const int BrotliLevel = 11;
    private const int WindowBits = 22;

    private static readonly string[] Counted = ["document", "script", "stylesheet"];

    [Fact]
    public Task CompleteCallWithConsent_IsSmall() => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var bodies = new ConcurrentDictionary<string, Task<byte[]>>();
        page.Response += (_, response) =>
        {
            if (Counted.Contains(response.Request.ResourceType) && response.Url.StartsWith(stack.Server.Origin(Reach.Secure), StringComparison.Ordinal))
            {
                bodies.TryAdd(response.Url, response.BodyAsync());
            }
        };
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.WithConsent);
        var frame = await site.OpenFrameAsync();
        await frame.StartCallAsync();
        await frame.Agree.ClickAsync();
        await frame.ExpectStateAsync("connected");
        await Expect(frame.Turns("agent").First).ToBeVisibleAsync();
        await frame.End.ClickAsync();
        await Expect(frame.Stars(5)).ToBeAttachedAsync();

        var sizes = await Task.WhenAll(bodies.Select(async body => (Name: new Uri(body.Key).AbsolutePath, Bytes: Compressed(await body.Value))));
        var table = string.Join('\n', sizes.OrderByDescending(size => size.Bytes).Select(size => $"{size.Bytes,6} {size.Name}"));
        var sum = sizes.Sum(size => size.Bytes);
        TestContext.Current.TestOutputHelper!.WriteLine($"{sum} bytes\n{table}");
        Assert.True(sum <= Limit, $"{sum} bytes, of at most {Limit}:\n{table}");
    });

    private static int Compressed(byte[] content)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        Assert.True(BrotliEncoder.TryCompress(content, compressed, out var length, BrotliLevel, WindowBits));
        return length;
    }
}
