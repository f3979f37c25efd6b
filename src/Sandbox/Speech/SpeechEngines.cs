using System.Runtime.InteropServices;

namespace Sandbox.Speech;

/// <summary>Something the machine lacks: what, what follows from it, and the one command that installs it.</summary>
public sealed record MissingPiece(string Name, string Consequence, string Command)
{
    /// <summary>Installs every library of the system that calls and agents can use, on Debian and Ubuntu.</summary>
    internal const string InstallLibraries = "apt-get install -y --no-install-recommends libflite1 libopus0";
}

/// <summary>What this machine can speak and hear with. Looked up once, when the server starts.</summary>
public sealed class SpeechEngines : IDisposable
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

    /// <summary>For the log at start, and empty when all is there.</summary>
    public IReadOnlyList<MissingPiece> Missing { get; }

    /// <summary>Looks beside the program and among the system's libraries. Never throws for what is missing.</summary>
    public static SpeechEngines Probe() => Probe(AppContext.BaseDirectory);

    /// <param name="folder">Where <c>speech</c> and <c>flows</c> are.</param>
    /// <param name="flite">The synthesizer's library; tests name one that no machine has.</param>
    internal static SpeechEngines Probe(string folder, string flite = FliteSynthesizer.Library)
    {
        var missing = new List<MissingPiece>();
        var recognizer = FindRecognizer(Path.Combine(folder, "speech"), missing);
        var synthesizer = FindSynthesizer(Path.Combine(folder, "flows", "recordings"), flite, missing);
        return new SpeechEngines(recognizer, synthesizer, missing);
    }

    public void Dispose() => (Recognizer as IDisposable)?.Dispose();

    private static SharedRecognizer? FindRecognizer(string folder, List<MissingPiece> missing)
    {
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

    private static ISpeechSynthesizer FindSynthesizer(string recordings, string flite, List<MissingPiece> missing)
    {
        var library = PromptLibrary.Read(recordings);
        if (FliteSynthesizer.TryLoad(flite) is not { } synthesizer)
        {
            missing.Add(new("speech synthesis (libflite1)", "Agents say only their recorded sentences.", MissingPiece.InstallLibraries));
            return library;
        }
        return new FirstThatCanSpeak(synthesizer, library);
    }
}
