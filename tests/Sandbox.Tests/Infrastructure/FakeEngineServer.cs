using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sandbox.Engines;

namespace Sandbox.Tests.Infrastructure;

/// <summary>
/// A local server that speaks OpenAI's API for audio and chats. It is strict: what the API does not have, or the test did not
/// expect, is answered with 500 and fails the test in the end.
/// </summary>
internal sealed class FakeEngineServer : IAsyncDisposable
{
    public const string Key = "sk-test-0123456789";
    public const string Model = "test-model";
    public const string Voice = "test-voice";

    /// <summary>What it says is a tone of this pitch, at 24 kHz.</summary>
    public const int PitchHz = 1000;

    private readonly WebApplication app;
    private readonly ConcurrentQueue<string> unexpected = [];
    private readonly ConcurrentQueue<string> texts = [];

    private FakeEngineServer(WebApplication app) => this.app = app;

    public string BaseUrl => app.Urls.First() + "/v1";

    /// <summary>What it answers when all that was to come next has been answered. Default null: no further request is expected.</summary>
    public string? AnswerToAllElse { get; set; }

    /// <summary>Answers instead, when set.</summary>
    public Func<HttpContext, Task>? Misbehaviour { get; set; }

    /// <summary>The text of every line it said.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>The length of every utterance it heard.</summary>
    public ConcurrentQueue<TimeSpan> Heard { get; } = [];

    /// <summary>Every chat it was sent, as JSON.</summary>
    public ConcurrentQueue<string> Chats { get; } = [];

    public static async Task<FakeEngineServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        var server = new FakeEngineServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>What its recogniser, or its language model, answers next, in this order.</summary>
    public void Answer(params string[] next) => Array.ForEach(next, texts.Enqueue);

    public EngineOptions Options() => new() { BaseUrl = BaseUrl, ApiKey = Key, Model = Model };

    public SpeechEngineOptions SpeechOptions() => new() { BaseUrl = BaseUrl, ApiKey = Key, Model = Model, Voice = Voice };

    /// <summary>Never answers: tells when a request has come, and when its client has gone away.</summary>
    public (Task Came, Task Gone) NeverAnswer()
    {
        var (came, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        Misbehaviour = async context =>
        {
            context.RequestAborted.Register(() => gone.TrySetResult());
            came.TrySetResult();
            await gone.Task;
        };
        return (came.Task, gone.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.Empty(unexpected);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Misbehaviour is { } misbehave)
        {
            await misbehave(context);
            return;
        }
        try
        {
            Expect($"Bearer {Key}", context.Request.Headers.Authorization.ToString());
            await ($"{context.Request.Method} {context.Request.Path}" switch
            {
                "POST /v1/audio/transcriptions" => TranscribeAsync(context),
                "POST /v1/audio/speech" => SpeakAsync(context),
                "POST /v1/chat/completions" => CompleteAsync(context),
                var other => throw new InvalidOperationException($"The API has no {other}."),
            });
        }
        // A client that goes away in the middle is seen by the read before the request is said to be aborted.
        catch (Exception wrong) when (wrong is not (OperationCanceledException or IOException) && !context.RequestAborted.IsCancellationRequested)
        {
            unexpected.Enqueue(wrong.Message);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private async Task TranscribeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        Expect("model,response_format", string.Join(',', form.Keys.Order(StringComparer.Ordinal)));
        Expect(Model, form["model"].ToString());
        Expect("json", form["response_format"].ToString());
        var file = form.Files.Single();
        Expect("file utterance.wav audio/wav", $"{file.Name} {file.FileName} {file.ContentType}");
        var content = new byte[file.Length];
        await file.OpenReadStream().ReadExactlyAsync(content, context.RequestAborted);
        Heard.Enqueue(LengthOf(content));
        await context.Response.WriteAsJsonAsync(new { text = " " + Next(), usage = new { type = "duration", seconds = 1 } });
    }

    private async Task SpeakAsync(HttpContext context)
    {
        var body = await ReadJsonAsync(context);
        Expect("input,model,response_format,voice", string.Join(',', body.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal)));
        Expect($"{Model} {Voice} wav", $"{body.GetProperty("model")} {body.GetProperty("voice")} {body.GetProperty("response_format")}");
        Said.Enqueue(body.GetProperty("input").GetString()!);
        context.Response.ContentType = "audio/wav";
        await context.Response.Body.WriteAsync(WaveFile.Tone(PitchHz, rateHz: 24_000, durationMs: 400, isStreamed: true), context.RequestAborted);
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var body = await ReadJsonAsync(context);
        Expect("messages,model", string.Join(',', body.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal)));
        Expect(Model, body.GetProperty("model").ToString());
        Chats.Enqueue(body.GetProperty("messages").GetRawText());
        var message = new { role = "assistant", content = Next(), refusal = (string?)null };
        await context.Response.WriteAsJsonAsync(new { id = "chatcmpl-1", choices = new[] { new { index = 0, message, finish_reason = "stop" } } });
    }

    private string Next() => texts.TryDequeue(out var text)
        ? text
        : AnswerToAllElse ?? throw new InvalidOperationException("The test expected no further request.");

    private static async Task<JsonElement> ReadJsonAsync(HttpContext context)
    {
        Expect("application/json; charset=utf-8", context.Request.ContentType!);
        return (await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted)).RootElement;
    }

    /// <summary>By the header's offsets, so that a mistake in the sandbox's own reader is not repeated here.</summary>
    private static TimeSpan LengthOf(byte[] wave)
    {
        Expect("RIFF WAVEfmt  data", $"{Ascii(0, 4)} {Ascii(8, 8)} {Ascii(36, 4)}");
        Expect(
            $"{wave.Length - 8} 16 1 1 16000 32000 2 16 {wave.Length - 44}",
            $"{Int(4)} {Int(16)} {Short(20)} {Short(22)} {Int(24)} {Int(28)} {Short(32)} {Short(34)} {Int(40)}");
        return TimeSpan.FromSeconds((wave.Length - 44) / 32_000.0);

        string Ascii(int at, int length) => System.Text.Encoding.ASCII.GetString(wave, at, length);
        int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(wave.AsSpan(at));
        int Short(int at) => BinaryPrimitives.ReadInt16LittleEndian(wave.AsSpan(at));
    }

    private static void Expect(string expected, string actual)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException($"Expected '{expected}', got '{actual}'.");
        }
    }
}
