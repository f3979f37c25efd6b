using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Tests.Speech;

public sealed class SpeechEnginesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void FolderWithoutAnything_IsReportedWithTheCommandThatInstallsIt()
    {
        using var engines = SpeechEngines.Probe(Path.Combine(AppContext.BaseDirectory, "no-such-folder"));
        Assert.Null(engines.Recognizer);
        var recognition = Assert.Single(engines.Missing, piece => piece.Name.StartsWith("speech recognition", StringComparison.Ordinal));
        Assert.Contains("libonnxruntime.so", recognition.Name, StringComparison.Ordinal);
        Assert.Contains("dotnet build", recognition.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void Banner_NamesEachMissingPieceWithTheCommandThatInstallsIt()
    {
        using var engines = SpeechEngines.Probe(Path.Combine(AppContext.BaseDirectory, "no-such-folder"), "libflite-of-no-machine.so");
        var banner = SandboxBanner.Text(new Uri("http://localhost:5090"), control: null, noCalls: null, hasOpus: false, engines.Missing);
        const string Install = "Install it: apt-get install -y --no-install-recommends libflite1 libopus0";
        Assert.Equal(
            [
                "DialNexa sandbox at http://localhost:5090/",
                "  It answers live calls, in PCMU.",
                "  Missing: libopus. Calls sound like a telephone. " + Install,
                "  Missing: speech recognition (libonnxruntime.so, encoder_model.onnx, decoder_model_merged.onnx, vocabulary.txt). "
                    + "Agents cannot hear; visitors can type to them. The build gets it from npm where Node.js 20 or newer is on the PATH. "
                    + "Install it: dotnet build WidgetHost.sln",
                "  Missing: speech synthesis (libflite1). Agents say only their recorded sentences. " + Install,
            ],
            banner.Split(Environment.NewLine));
    }

    [Fact]
    public void BannerOfAMachineWithoutMedia_SaysWhyItAnswersNoCalls()
    {
        var banner = SandboxBanner.Text(new Uri("http://localhost:5090"), control: null, "OpenSSL 3 is missing.", hasOpus: false, []);
        Assert.Equal(
            ["DialNexa sandbox at http://localhost:5090/", "  It answers no live calls on this machine: OpenSSL 3 is missing."],
            banner.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("I would like to book an appointment.", "ask_day")]
    [InlineData("What are your opening hours?", "hours")]
    [InlineData("Please let me talk to a person.", "person")]
    [InlineData("No thank you, goodbye.", "goodbye")]
    public async Task SentenceSpokenByTheSynthesizer_IsUnderstoodByTheRecognizer(string sentence, string next)
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Missing.Count > 0, string.Join("; ", engines.Missing.Select(piece => $"{piece.Name} is missing: {piece.Command}")));
        var demo = (ListenNode)FlowAgents.Read(FlowAgents.Folder)["av_demo"].Flow!.Node("choose");
        var sound = await engines.Synthesizer.SpeakAsync(sentence, Cancellation);
        Assert.NotNull(sound);
        var heard = await engines.Recognizer!.TranscribeAsync(sound, Cancellation);
        Assert.Equal((heard, next), (heard, BranchMatcher.Match(heard, demo.Branches)?.Next));
    }

    [Fact]
    public async Task RecordedLine_IsUnderstoodByTheRecognizer()
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Recognizer is null, "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        var library = PromptLibrary.Read(Path.Combine(AppContext.BaseDirectory, "flows", "recordings"));
        var sound = await library.SpeakAsync("We are open from nine to five, Monday to Friday.", Cancellation);
        var heard = await engines.Recognizer.TranscribeAsync(sound, Cancellation);
        Assert.Contains("Monday", heard, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Silence_HasNoWords()
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Recognizer is null, "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        Assert.Equal("", await engines.Recognizer.TranscribeAsync(new short[320], Cancellation));
    }

    [Fact]
    public async Task RecognizerThatIsDisposed_RefusesInsteadOfTouchingFreedMemory()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "speech");
        Assert.SkipUnless(Directory.Exists(folder), "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        var recognizer = await Task.Run(() => new MoonshineRecognizer(folder), TestContext.Current.CancellationToken);
        recognizer.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => recognizer.TranscribeAsync(new short[16_000], Cancellation));
    }

    [Fact]
    public async Task RecognitionThatIsGivenUp_EndsBeforeItsWordsAndFreesTheRecognizer()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "speech");
        Assert.SkipUnless(Directory.Exists(folder), "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        using var recognizer = await Task.Run(() => new MoonshineRecognizer(folder), Cancellation);
        var sound = SyntheticSound.Voice(20_000);
        using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var decoding = recognizer.TranscribeAsync(sound, givenUp.Token);
        var waiting = recognizer.TranscribeAsync(sound, givenUp.Token);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => decoding);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.NotNull(await recognizer.TranscribeAsync(SyntheticSound.Voice(200), Cancellation));
    }

    [Fact]
    public async Task SpeechThatIsGivenUpWhileOthersSpeak_IsNotSpoken()
    {
        var synthesizer = FliteSynthesizer.TryLoad();
        Assert.SkipWhen(synthesizer is null, "libflite1 is missing: apt-get install -y --no-install-recommends libflite1");
        var others = Enumerable.Range(0, 10).Select(_ => synthesizer.SpeakAsync(string.Concat(Enumerable.Repeat("One more word. ", 20)), Cancellation)).ToList();
        using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = synthesizer.SpeakAsync("Never mind.", givenUp.Token);
        await givenUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.All(await Task.WhenAll(others), sound => Assert.NotEmpty(sound!));
    }

    [Theory]
    [InlineData("Grüß Gott, 你好 😀")]
    [InlineData("\0 \u0001 \u001b[0m %s %n <b>")]
    [InlineData("12345678901234567890123456789012345678901234567890 1e99999 $99999999999999999999.99")]
    [InlineData("((((((((((\"\"\"\"\"\"''.,;:!?!?!?--------")]
    [InlineData("")]
    public async Task OddText_DoesTheSynthesizerNoHarm(string text)
    {
        var synthesizer = FliteSynthesizer.TryLoad();
        Assert.SkipWhen(synthesizer is null, "libflite1 is missing: apt-get install -y --no-install-recommends libflite1");
        await synthesizer.SpeakAsync(text, Cancellation);
        await synthesizer.SpeakAsync(string.Concat(Enumerable.Repeat(text, 600 / Math.Max(1, text.Length))), Cancellation);
        Assert.NotEmpty((await synthesizer.SpeakAsync("Hello.", Cancellation))!);
    }

    /// <summary>Several servers in one process, as test suites have them, load at the same time.</summary>
    [Fact]
    public async Task EnginesLoadedAtTheSameTime_AllHear()
    {
        var loaded = Enumerable.Range(0, 4).Select(_ => SpeechEngines.Probe()).ToList();
        Assert.SkipWhen(loaded[0].Missing.Count > 0, string.Join("; ", loaded[0].Missing.Select(piece => $"{piece.Name} is missing: {piece.Command}")));
        var sound = await loaded[0].Synthesizer.SpeakAsync("What are your opening hours?", Cancellation);
        var heard = await Task.WhenAll(loaded.Select(engines => Task.Run(() => engines.Recognizer!.TranscribeAsync(sound, Cancellation))));
        loaded.ForEach(engines => engines.Dispose());
        Assert.All(heard, words => Assert.Contains("opening hours", words, StringComparison.OrdinalIgnoreCase));
    }
}
