using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Speech;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Speech;

public sealed class TranscriberTests : IDisposable
{
    private readonly HeldRecognizer recognizer = new();
    private readonly Channel<string> told = Channel.CreateUnbounded<string>();
    private readonly Transcriber transcriber;

    public TranscriberTests() => transcriber = new Transcriber(
        recognizer,
        (utterance, text) => told.Writer.TryWrite($"{utterance.Number} {(utterance.IsFinal ? "final" : "interim")} {text}"),
        NullLogger.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => transcriber.Dispose();

    [Fact]
    public async Task PreparedUtteranceThatEndsAsItWas_IsRecognisedOnce()
    {
        transcriber.Prepare(Interim(1, 100));
        (await recognizer.AskedAsync(100)).SetResult("hello");
        transcriber.Add(Final(1, 100));
        Assert.Equal("1 final hello", await told.Reader.ReadAsync(Cancellation));
        Assert.Equal(1, recognizer.Times);
    }

    [Fact]
    public async Task UtteranceThatEndsWhileItIsPrepared_WaitsForThatAndIsRecognisedOnce()
    {
        transcriber.Prepare(Interim(1, 100));
        var asked = await recognizer.AskedAsync(100);
        transcriber.Add(Final(1, 100));
        Assert.False(transcriber.IsIdle);
        asked.SetResult("hello");
        Assert.Equal("1 final hello", await told.Reader.ReadAsync(Cancellation));
        Assert.Equal(1, recognizer.Times);
    }

    [Fact]
    public async Task UtteranceThatGoesOnAfterItWasPrepared_IsRecognisedAsAWhole()
    {
        transcriber.Prepare(Interim(1, 100));
        var asked = await recognizer.AskedAsync(100);
        transcriber.Add(Final(1, 200));
        await asked.TakenBack.WaitAsync(Cancellation);
        (await recognizer.AskedAsync(200)).SetResult("hello there");
        Assert.Equal("1 final hello there", await told.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task NextUtteranceOfTheSameLength_IsAnotherOne()
    {
        transcriber.Add(Final(1, 100));
        (await recognizer.AskedAsync(100)).SetResult("one");
        transcriber.Add(Final(2, 100));
        (await recognizer.AskedAsync(100)).SetResult("two");
        Assert.Equal("1 final one", await told.Reader.ReadAsync(Cancellation));
        Assert.Equal("2 final two", await told.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task InterimThatIsOvertaken_IsGivenUpAndNotTold()
    {
        transcriber.Add(Interim(1, 100));
        var asked = await recognizer.AskedAsync(100);
        transcriber.Add(Final(1, 200));
        await asked.TakenBack.WaitAsync(Cancellation);
        (await recognizer.AskedAsync(200)).SetResult("all of it");
        Assert.Equal("1 final all of it", await told.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task InterimThatIsOvertakenBeforeItsTurn_IsNotRecognised()
    {
        transcriber.Add(Final(1, 100));
        var asked = await recognizer.AskedAsync(100);
        transcriber.Add(Interim(2, 200));
        transcriber.Add(Final(2, 300));
        asked.SetResult("one");
        (await recognizer.AskedAsync(300)).SetResult("two");
        Assert.Equal("1 final one", await told.Reader.ReadAsync(Cancellation));
        Assert.Equal("2 final two", await told.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task FinalUtterance_IsNotOvertaken()
    {
        transcriber.Add(Final(1, 100));
        var asked = await recognizer.AskedAsync(100);
        transcriber.Add(Final(2, 200));
        asked.SetResult("one");
        (await recognizer.AskedAsync(200)).SetResult("two");
        Assert.Equal("1 final one", await told.Reader.ReadAsync(Cancellation));
        Assert.Equal("2 final two", await told.Reader.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task RecognizerThatFails_IsAskedOnceAndUnderstandsNothing()
    {
        transcriber.Prepare(Interim(1, 100));
        (await recognizer.AskedAsync(100)).SetException(new InvalidDataException("broken"));
        transcriber.Add(Final(1, 100));
        Assert.Equal("1 final ", await told.Reader.ReadAsync(Cancellation));
        Assert.Equal(1, recognizer.Times);
    }

    [Fact]
    public async Task CallThatEnds_GivesUpWhatIsBeingRecognised()
    {
        transcriber.Add(Final(1, 100));
        var asked = await recognizer.AskedAsync(100);
        transcriber.Dispose();
        await asked.TakenBack.WaitAsync(Cancellation);
        Assert.False(told.Reader.TryRead(out _));
    }

    [Fact]
    public async Task SoundOfEveryUtterance_IsGivenBackOnceItsWordsAreKnownOrNotWantedAnyMore()
    {
        Utterance[] added = [Interim(1, 100), Final(1, 200), Interim(2, 300), Final(2, 400), Final(2, 400), Final(3, 100)];
        transcriber.Add(added[0]);
        var overtaken = await recognizer.AskedAsync(100);
        transcriber.Add(added[1]);
        await overtaken.TakenBack.WaitAsync(Cancellation);
        // While this one is held, the next interim has not had its turn when it is overtaken.
        var held = await recognizer.AskedAsync(200);
        Array.ForEach(added[2..], transcriber.Add);
        held.SetResult("one");
        (await recognizer.AskedAsync(400)).SetResult("two");
        (await recognizer.AskedAsync(100)).SetException(new InvalidDataException("broken"));
        await Eventually.Is(() => transcriber.IsIdle, "all is recognised");
        Assert.All(added, utterance => Assert.True(IsGivenBack(utterance)));
    }

    [Fact]
    public async Task SoundOfACallThatEnds_IsGivenBackAndNotBeforeTheRecognizerHasLetGo()
    {
        Utterance[] added = [Final(1, 100), Final(2, 200)];
        Array.ForEach(added, transcriber.Add);
        await recognizer.AskedAsync(100);
        Assert.All(added, utterance => Assert.False(IsGivenBack(utterance)));
        transcriber.Dispose();
        await Eventually.Is(() => Array.TrueForAll(added, IsGivenBack), "the sound is given back");
        var late = Final(3, 300);
        transcriber.Add(late);
        Assert.True(IsGivenBack(late));
    }

    private static bool IsGivenBack(Utterance utterance) =>
        Record.Exception(() => utterance.Sound.Samples) is ObjectDisposedException;

    private static Utterance Interim(int number, int samples) => new(number, LentSound.CopyOf(new short[samples]), IsFinal: false, TimeSpan.Zero, TimeSpan.Zero);

    private static Utterance Final(int number, int samples) => Interim(number, samples) with { IsFinal = true };

    /// <summary>Answers when the test says so.</summary>
    private sealed class HeldRecognizer : ISpeechRecognizer
    {
        private readonly Channel<(int Samples, Asked Asked)> asked = Channel.CreateUnbounded<(int, Asked)>();
        private int times;

        public int Times => Volatile.Read(ref times);

        public async Task<Asked> AskedAsync(int samples)
        {
            var next = await asked.Reader.ReadAsync(Cancellation);
            Assert.Equal(samples, next.Samples);
            return next.Asked;
        }

        public async Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref times);
            var question = new Asked(cancellationToken);
            asked.Writer.TryWrite((utterance.Length, question));
            return await question.Answer.WaitAsync(cancellationToken);
        }
    }

    private sealed class Asked
    {
        private readonly TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource takenBack = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Asked(CancellationToken cancellation) => cancellation.Register(() => takenBack.TrySetResult());

        public Task<string> Answer => answer.Task;

        /// <summary>The question was taken back.</summary>
        public Task TakenBack => takenBack.Task;

        public void SetResult(string text) => answer.SetResult(text);

        public void SetException(Exception failure) => answer.SetException(failure);
    }
}
