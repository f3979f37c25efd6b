using System.Runtime.InteropServices;
using Sandbox.Engines;
using Sandbox.Language;

namespace Sandbox.Speech;

/// <summary>Something the machine lacks: what, what follows from it, and the one command that installs it.</summary>
public sealed record MissingPiece(string Name, string Consequence, string Command)
{
    /// <summary>Installs every library of the system that calls and agents can use, on Debian and Ubuntu.</summary>
    internal const string InstallLibraries = "apt-get install -y --no-install-recommends libflite1 libopus0";
}

/// <summary>What this machine can speak and hear with. Looked up once, when the server starts.</summary>
public sealed partial class SpeechEngines : IDisposable
{
    private const string InstallRecognizer = "dotnet build WidgetHost.sln";

    internal SpeechEngines(ISpeechRecognizer? recognizer, ISpeechSynthesizer synthesizer, IReadOnlyList<MissingPiece> missing)
    {
        Recognizer = recognizer;
        Synthesizer = synthesizer;
        Missing = missing;
    }

    /// <summary>Null: agents cannot hear; visitors type.</summary>
    public ISpeechRecognizer? Recognizer { get; }

    /// <summary>Says at least the recorded sentences.</summary>
    public ISpeechSynthesizer Synthesizer { get; }

    /// <summary>Null: no language model is set; agents follow their rules alone.</summary>
    internal ChatModel? Language { get; init; }

    /// <summary>For the log at start, and empty when all is there.</summary>
    public IReadOnlyList<MissingPiece> Missing { get; }

    /// <summary>The engines that are set, and for the rest what this machine has.</summary>
    /// <param name="options">Checked by <see cref="SandboxOptionsValidator"/>.</param>
    /// <param name="time">The clock of the engines' time-outs.</param>
    /// <param name="logs">Where engines are named, and reported when they fail.</param>
    public static SpeechEngines Open(EnginesOptions options, TimeProvider time, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger<SpeechEngines>();
        Tell("Recognition", options.Recognition);
        Tell("Speech", options.Speech);
        Tell("Language", options.Language);
        var missing = new List<MissingPiece>();
        ISpeechRecognizer? recognizer = options.Recognition.IsSet
            ? new HttpRecognizer(options.Recognition, time)
            : FindRecognizer(AppContext.BaseDirectory, missing);
        var synthesizer = options.Speech.IsSet
            ? new FirstThatCanSpeak(
                new RememberedSpeech(new HttpSynthesizer(options.Speech, time, logs.CreateLogger<HttpSynthesizer>())),
                FindSynthesizer(AppContext.BaseDirectory, FliteSynthesizer.Library, missing: []))
            : FindSynthesizer(AppContext.BaseDirectory, FliteSynthesizer.Library, missing);
        var language = options.Language.IsSet ? new ChatModel(options.Language, time) : null;
        return new SpeechEngines(recognizer, synthesizer, missing) { Language = language };

        void Tell(string what, EngineOptions engine)
        {
            if (engine.IsSet)
            {
                LogEngine(logger, what, engine.BaseUrl, engine.Model);
            }
        }
    }

    /// <summary>Looks beside the program and among the system's libraries. Never throws for what is missing.</summary>
    public static SpeechEngines Probe() => Probe(AppContext.BaseDirectory);

    /// <param name="folder">Where <c>speech</c> and <c>flows</c> are.</param>
    /// <param name="flite">The synthesizer's library; tests name one that no machine has.</param>
    internal static SpeechEngines Probe(string folder, string flite = FliteSynthesizer.Library)
    {
        var missing = new List<MissingPiece>();
        return new SpeechEngines(FindRecognizer(folder, missing), FindSynthesizer(folder, flite, missing), missing);
    }

    public void Dispose()
    {
        (Recognizer as IDisposable)?.Dispose();
        (Synthesizer as IDisposable)?.Dispose();
        Language?.Dispose();
    }

    private static SharedRecognizer? FindRecognizer(string program, List<MissingPiece> missing)
    {
        var folder = Path.Combine(program, "speech");
        const string Consequence = "Agents cannot hear; visitors can type to them. The build gets it from npm where Node.js 20 or newer is on the PATH.";
        var absent = MoonshineRecognizer.Files.Where(file => !File.Exists(Path.Combine(folder, file))).ToList();
        if (absent.Count > 0)
        {
            missing.Add(new($"speech recognition ({string.Join(", ", absent)})", Consequence, InstallRecognizer));
            return null;
        }
        if (!NativeLibrary.TryLoad(Path.Combine(folder, MoonshineRecognizer.Files[0]), out _))
        {
            var machine = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}";
            missing.Add(new($"an ONNX Runtime that loads on {machine}", Consequence, InstallRecognizer));
            return null;
        }
        return new SharedRecognizer(folder);
    }

    private static ISpeechSynthesizer FindSynthesizer(string program, string flite, List<MissingPiece> missing)
    {
        var library = PromptLibrary.Read(Path.Combine(program, "flows", "recordings"));
        if (FliteSynthesizer.TryLoad(flite) is not { } synthesizer)
        {
            missing.Add(new("speech synthesis (libflite1)", "Agents say only their recorded sentences.", MissingPiece.InstallLibraries));
            return library;
        }
        return new FirstThatCanSpeak(new RememberedSpeech(synthesizer), library);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} by {BaseUrl}, model {Model}.")]
    private static partial void LogEngine(ILogger logger, string what, string baseUrl, string model);
}
