using Sandbox.Speech;
using WebRtc;

namespace Sandbox.Tests.Speech;

public sealed class RememberedSpeechTests : IDisposable
{
    private readonly CountingSynthesizer synthesizer = new();
    private readonly RememberedSpeech speech;

    public RememberedSpeechTests() => speech = new RememberedSpeech(synthesizer);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => speech.Dispose();

    [Fact]
    public async Task LineThatWasSaidBefore_IsNotSynthesizedAgain()
    {
        var first = await speech.SpeakAsync("Hello.", Cancellation);
        Assert.Same(first, await speech.SpeakAsync("Hello.", Cancellation));
        Assert.NotSame(first, await speech.SpeakAsync("hello.", Cancellation));
        Assert.Equal(["Hello.", "hello."], synthesizer.Asked);
    }

    [Fact]
    public async Task LineThatCannotBeSaid_IsTriedAgain()
    {
        Assert.Null(await speech.SpeakAsync("", Cancellation));
        Assert.Null(await speech.SpeakAsync("", Cancellation));
        Assert.Equal(2, synthesizer.Asked.Count);
    }

    [Fact]
    public async Task MoreLinesThanItMayRemember_AreForgottenAndSaidAgain()
    {
        for (var minute = 1; minute <= 6; minute++)
        {
            await speech.SpeakAsync($"Line {minute}", Cancellation);
        }
        await speech.SpeakAsync("Line 6", Cancellation);
        Assert.Equal(6, synthesizer.Asked.Count);
        await speech.SpeakAsync("Line 1", Cancellation);
        Assert.Equal(7, synthesizer.Asked.Count);
    }

    [Fact]
    public async Task SilenceBeforeTheFirstWord_IsCutToAFrameOrTwo()
    {
        synthesizer.LeadIn = 4000;
        var sound = await speech.SpeakAsync("Hello.", Cancellation);
        Assert.Equal(2 * AudioFormat.FrameSamples, sound.AsSpan().IndexOf((short)1000));
    }

    [Fact]
    public void SoundThatBeginsAtOnceOrNever_IsLeftAlone()
    {
        short[] atOnce = [1000, 1000];
        Assert.Same(atOnce, LeadIn.Cut(atOnce));
        var silent = new short[16_000];
        Assert.Same(silent, LeadIn.Cut(silent));
    }

    /// <summary>Says every line in a minute; cannot say nothing.</summary>
    private sealed class CountingSynthesizer : ISpeechSynthesizer
    {
        public List<string> Asked { get; } = [];

        public int LeadIn { get; set; }

        public Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken)
        {
            Asked.Add(text);
            short[] minute = [.. new short[LeadIn], .. Enumerable.Repeat((short)1000, (60 * AudioFormat.SampleRateHz) - LeadIn)];
            return Task.FromResult(text.Length == 0 ? null : minute);
        }
    }
}
