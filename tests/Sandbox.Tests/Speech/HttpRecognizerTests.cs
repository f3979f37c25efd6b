using Sandbox.Engines;
using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Speech;

public sealed class HttpRecognizerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Utterance_IsSentAsAWaveFileAndComesBackAsWords()
    {
        await using var server = await FakeEngineServer.StartAsync();
        using var recognizer = new HttpRecognizer(server.Options(), new FakeTime());
        server.Answer("Hello there.", "");
        Assert.Equal("Hello there.", await recognizer.TranscribeAsync(new short[24_000], Cancellation));
        Assert.Equal("", await recognizer.TranscribeAsync(new short[320], Cancellation));
        Assert.Equal([TimeSpan.FromSeconds(1.5), TimeSpan.FromMilliseconds(20)], server.Heard);
    }

    [Theory]
    [InlineData("{}", "the recogniser answered without a text")]
    [InlineData("""{"text":null}""", "the recogniser answered without a text")]
    [InlineData("Hello there.", "something else than the API's JSON")]
    public async Task AnswerWithoutAText_IsAFailure(string answer, string problem)
    {
        await using var server = await FakeEngineServer.StartAsync();
        server.Misbehaviour = Misbehaviour.Body(answer);
        using var recognizer = new HttpRecognizer(server.Options(), new FakeTime());
        var failure = await Assert.ThrowsAsync<EngineException>(() => recognizer.TranscribeAsync(new short[16_000], Cancellation));
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }
}
