using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WidgetHost.Loader;
using WidgetHost.Releases;
using WidgetHost.Scripts;
using WidgetHost.Tests.Infrastructure;
using WidgetHost.Widgets;

namespace WidgetHost.Tests;

/// <summary>Every address of a script × every coding × method × condition: one way of answering.</summary>
public sealed class ServedFileTests(ServedFileTests.Started started) : IClassFixture<ServedFileTests.Started>
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Short = "public, max-age=300";

    public static MatrixTheoryData<(string Address, string CacheControl), (string? Accepted, string Coding), string> Asked { get; } = new(
        [
            ("/widget.js", Short),
            ("/widget/wgt_shop/widget.js", Short),
            ("{pinned}", Immutable),
            ($"/widget/{Release.Version}/widget.js", Immutable),
            ("/web-sdk/latest/dialnexa.min.js", Short),
            ($"/web-sdk/{Release.Version}/dialnexa.min.js", Immutable),
            ($"/web-sdk/{Release.Version}/dialnexa.mjs", Immutable),
            ("/widget/frame.js", "no-cache"),
            ("/widget/frame.js?v={frame}", Immutable),
            ("/widget/frame.js?v=of-another-release", "no-store"),
            ("/widget/frame.css", "no-cache"),
            ("/widget/chunks/consent-K3J2H1G0.js", Immutable),
            ("/widget/panel.2vQm_example-hash.js", Immutable),
        ],
        [(null, "identity"), ("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("br;q=0.5, gzip", "gzip"), ("zstd", "identity")],
        ["GET", "HEAD"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task File_IsSentInTheFormThatIsAccepted_OnceToEachHolder(
        (string Address, string CacheControl) of, (string? Accepted, string Coding) encoding, string method)
    {
        using var plain = await AskAsync(method: "GET", of.Address);
        using var answer = await AskAsync(method, of.Address, ("Accept-Encoding", encoding.Accepted));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(encoding.Coding is "identity" ? null : encoding.Coding, answer.Header("Content-Encoding"));
        Assert.Equal("Accept-Encoding", answer.Header("Vary"));
        Assert.Equal(of.CacheControl, answer.Header("Cache-Control"));
        Assert.Null(answer.Header("Accept-Ranges"));
        Assert.Null(answer.Header("Last-Modified"));
        await HasBodyOfAsync(plain, answer, encoding.Coding, method);

        var tag = answer.Header("ETag")!;
        using var again = await AskAsync(method, of.Address, ("Accept-Encoding", encoding.Accepted), ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(
            (tag, of.CacheControl, "Accept-Encoding"), (again.Header("ETag"), again.Header("Cache-Control"), again.Header("Vary")));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancellation));
    }

    /// <summary><c>{br}</c>, <c>{gzip}</c>, <c>{identity}</c>: the tag of that form. The request accepts brotli.</summary>
    [Theory]
    [InlineData("If-None-Match", "{br}", 304)]
    [InlineData("If-None-Match", "W/{br}", 304)]
    [InlineData("If-None-Match", "\"other\", {br}", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "{gzip}", 200)]
    [InlineData("If-None-Match", "{identity}", 200)]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-None-Match", "nonsense", 200)]
    [InlineData("If-Match", "{br}", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "{gzip}", 412)]
    [InlineData("If-Match", "W/{br}", 412)]
    [InlineData("Range", "bytes=0-1", 200)]
    [InlineData("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT", 200)]
    public async Task Condition_IsAboutTheFormThatWouldBeSent(string header, string value, int status)
    {
        const string Address = "/web-sdk/latest/dialnexa.min.js";
        foreach (var coding in new[] { "br", "gzip", "identity" })
        {
            using var form = await AskAsync("GET", Address, ("Accept-Encoding", coding));
            value = value.Replace($"{{{coding}}}", form.Header("ETag"), StringComparison.Ordinal);
        }
        using var answer = await AskAsync("GET", Address, ("Accept-Encoding", "br"), (header, value));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status is 412 ? "no-store" : Short, answer.Header("Cache-Control"));
        Assert.Equal(status is 200 ? "br" : null, answer.Header("Content-Encoding"));
    }

    [Theory]
    [InlineData("/web-sdk/latest/dialnexa-web-sdk.tgz", "application/gzip", null, null)]
    [InlineData("/web-sdk/latest/dialnexa.mjs.map", "application/json", "gzip", "Accept-Encoding")]
    public async Task FileThatNoVisitorLoads_TakesNoTimeAtTheStart(string address, string type, string? coding, string? vary)
    {
        using var answer = await AskAsync("GET", address, ("Accept-Encoding", "br, gzip"));

        Assert.Equal((type, coding, vary), (answer.Header("Content-Type"), answer.Header("Content-Encoding"), answer.Header("Vary")));
    }

    [Theory]
    [InlineData("POST", "/widget.js", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/web-sdk/latest/dialnexa.min.js", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/widget/chunks/consent-K3J2H1G0.js", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/widget//frame.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/widget/FRAME.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/widget/loader.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/web-sdk/dialnexa.min.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/widget/chunks/consent-00000000.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/widget/chunks/..%2Fframe.js", HttpStatusCode.NotFound)]
    public async Task AnythingElse_IsRefused(string method, string address, HttpStatusCode status)
    {
        using var answer = await AskAsync(method, address);

        Assert.Equal(status, answer.StatusCode);
    }

    private static async Task HasBodyOfAsync(HttpResponseMessage plain, HttpResponseMessage answer, string coding, string method)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        if (method is "HEAD")
        {
            Assert.Empty(body);
            Assert.NotEqual(0, answer.Content.Headers.ContentLength);
            return;
        }
        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(Cancellation), Encoded.Decode(body, coding));
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string address, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), Filled(address));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await started.Host.Client.SendAsync(request, Cancellation);
    }

    private string Filled(string address)
    {
        var widget = started.Host.Services.GetRequiredService<WidgetCatalog>().Find(TestHost.WidgetId)!;
        var script = started.Host.Services.GetRequiredService<LoaderScripts>().Of(widget, PublicHost.Origin);
        var frame = started.Host.Services.GetRequiredService<WebRootFiles>().Find("widget/frame.js")!;
        return address
            .Replace("{pinned}", Snippet.Pinned(widget, PublicHost.Origin, script).Url, StringComparison.Ordinal)
            .Replace("{frame}", frame.QueryVersion, StringComparison.Ordinal);
    }

    /// <summary>One server for every row: none of them changes anything.</summary>
    public sealed class Started : IAsyncLifetime
    {
        private readonly string archive = Directory.CreateTempSubdirectory("widgethost-").FullName;
        private FakePlatform? platform;
        private PublicHost? host;

        internal PublicHost Host => host ?? throw new InvalidOperationException("The server has not started.");

        public async ValueTask InitializeAsync()
        {
            platform = await FakePlatform.StartAsync();
            host = new(platform, archive);
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await platform!.DisposeAsync();
            Directory.Delete(archive, recursive: true);
        }
    }
}
