using Microsoft.Extensions.Logging;
using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Speech;

public sealed class HttpSynthesizerTests
{
    private readonly LogLines log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Line_IsSpokenByTheModelAndVoiceThatAreSet()
    {
        await using var server = await FakeEngineServer.StartAsync();
        using var synthesizer = new HttpSynthesizer(server.SpeechOptions(), new FakeTime(), log);
        var sound = await synthesizer.SpeakAsync("Grüß \"Gott\".", Cancellation);
        Assert.Equal("Grüß \"Gott\".", Assert.Single(server.Said));
        Assert.Equal(6400, sound!.Length); // 400 ms at 16 kHz, of 24 kHz.
        Assert.InRange(Pitch.ShareOf(FakeEngineServer.PitchHz, sound), 0.99, 1.01);
        Assert.Empty(log.Lines);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "not a sound")]
    [InlineData(500, "")]
    [InlineData(401, "")]
    public async Task EngineThatFails_LeavesTheLineToTheNextAndIsLoggedWithoutTheKey(int status, string body)
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = status == 200 ? Misbehaviour.Body(body) : Misbehaviour.Status(status);
        var next = new Flows.FakeSynthesizer();
        using var both = new FirstThatCanSpeak(new HttpSynthesizer(server.SpeechOptions(), new FakeTime(), log), next);
        Assert.Equal(await next.SpeakAsync("Hello you", Cancellation), await both.SpeakAsync("Hello you", Cancellation));
        var line = Assert.Single(log.Lines);
        Assert.StartsWith("The speech engine failed; the line is said with what this machine has.", line, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeEngineServer.Key, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlowEngine_LeavesTheLineToTheNextAfterTheTimeOut()
    {
        await using var server = await FakeEngineServer.StartAsync();
        var (came, _) = server.NeverAnswer();
        var time = new FakeTime();
        using var synthesizer = new HttpSynthesizer(server.SpeechOptions(), time, log);
        var speaking = synthesizer.SpeakAsync("Hello.", Cancellation);
        await came.WaitAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await speaking);
        Assert.Contains("gave no answer within 10 s", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    /// <summary>With the exceptions, as a log file has them.</summary>
    private sealed class LogLines : ILogger<HttpSynthesizer>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
