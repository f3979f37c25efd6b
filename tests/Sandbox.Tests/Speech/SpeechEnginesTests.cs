using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Tests.Speech;

public sealed class SpeechEnginesTests
{
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
        var banner = SandboxBanner.Text(new Uri("http://localhost:5090"), noCalls: null, hasOpus: false, engines.Missing);
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
        var banner = SandboxBanner.Text(new Uri("http://localhost:5090"), "OpenSSL 3 is missing.", hasOpus: false, []);
        Assert.Equal(
            ["DialNexa sandbox at http://localhost:5090/", "  It answers no live calls on this machine: OpenSSL 3 is missing."],
            banner.Split(Environment.NewLine));
    }

    [Theory]
    [InlineData("I would like to book an appointment.", "ask_day")]
    [InlineData("What are your opening hours?", "hours")]
    [InlineData("Please let me talk to a person.", "person")]
    [InlineData("No thank you, goodbye.", "goodbye")]
    public void SentenceSpokenByTheSynthesizer_IsUnderstoodByTheRecognizer(string sentence, string next)
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Missing.Count > 0, string.Join("; ", engines.Missing.Select(piece => $"{piece.Name} is missing: {piece.Command}")));
        var demo = (ListenNode)FlowAgents.Read(FlowAgents.Folder)["av_demo"].Node("choose");
        var sound = engines.Synthesizer.Speak(sentence);
        Assert.NotNull(sound);
        var heard = engines.Recognizer!.Transcribe(sound);
        Assert.Equal((heard, next), (heard, BranchMatcher.Match(heard, demo.Branches)?.Next));
    }

    [Fact]
    public void RecordedLine_IsUnderstoodByTheRecognizer()
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Recognizer is null, "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        var library = PromptLibrary.Read(Path.Combine(AppContext.BaseDirectory, "flows", "recordings"));
        var heard = engines.Recognizer.Transcribe(library.Speak("We are open from nine to five, Monday to Friday."));
        Assert.Contains("Monday", heard, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Silence_HasNoWords()
    {
        using var engines = SpeechEngines.Probe();
        Assert.SkipWhen(engines.Recognizer is null, "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        Assert.Equal("", engines.Recognizer.Transcribe(new short[320]));
    }

    [Fact]
    public async Task RecognizerThatIsDisposed_RefusesInsteadOfTouchingFreedMemory()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "speech");
        Assert.SkipUnless(Directory.Exists(folder), "Speech recognition is not installed: dotnet build WidgetHost.sln with Node.js on the PATH");
        var recognizer = await Task.Run(() => new MoonshineRecognizer(folder), TestContext.Current.CancellationToken);
        recognizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => recognizer.Transcribe(new short[16_000]));
    }

    [Theory]
    [InlineData("Grüß Gott, 你好 😀")]
    [InlineData("\0 \u0001 \u001b[0m %s %n <b>")]
    [InlineData("12345678901234567890123456789012345678901234567890 1e99999 $99999999999999999999.99")]
    [InlineData("((((((((((\"\"\"\"\"\"''.,;:!?!?!?--------")]
    [InlineData("")]
    public void OddText_DoesTheSynthesizerNoHarm(string text)
    {
        var synthesizer = FliteSynthesizer.TryLoad();
        Assert.SkipWhen(synthesizer is null, "libflite1 is missing: apt-get install -y --no-install-recommends libflite1");
        synthesizer.Speak(text);
        synthesizer.Speak(string.Concat(Enumerable.Repeat(text, 600 / Math.Max(1, text.Length))));
        Assert.NotEmpty(synthesizer.Speak("Hello.")!);
    }

    /// <summary>Several servers in one process, as test suites have them, load at the same time.</summary>
    [Fact]
    public async Task EnginesLoadedAtTheSameTime_AllHear()
    {
        var loaded = Enumerable.Range(0, 4).Select(_ => SpeechEngines.Probe()).ToList();
        Assert.SkipWhen(loaded[0].Missing.Count > 0, string.Join("; ", loaded[0].Missing.Select(piece => $"{piece.Name} is missing: {piece.Command}")));
        var sound = loaded[0].Synthesizer.Speak("What are your opening hours?")!;
        var heard = await Task.WhenAll(loaded.Select(engines => Task.Run(() => engines.Recognizer!.Transcribe(sound))));
        loaded.ForEach(engines => engines.Dispose());
        Assert.All(heard, words => Assert.Contains("opening hours", words, StringComparison.OrdinalIgnoreCase));
    }
}
