namespace Sandbox.Speech;

/// <summary>Says the sentences that were recorded beforehand, and no others.</summary>
internal sealed class PromptLibrary : ISpeechSynthesizer
{
    private readonly Dictionary<string, short[]> soundOf;

    private PromptLibrary(Dictionary<string, short[]> soundOf) => this.soundOf = soundOf;

    /// <summary>Reads every <c>.au</c> in the folder. No folder: no sentences.</summary>
    /// <exception cref="InvalidDataException">A file is not a <see cref="Recording"/>; the message names it.</exception>
    public static PromptLibrary Read(string folder)
    {
        var soundOf = new Dictionary<string, short[]>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.au") : [])
        {
            var recording = ReadFile(path);
            soundOf[recording.Text] = LeadIn.Cut(recording.Sound);
        }
        return new PromptLibrary(soundOf);
    }

    public Task<short[]?> SpeakAsync(string text, CancellationToken cancellationToken) => Task.FromResult(soundOf.GetValueOrDefault(text));

    private static Recording ReadFile(string path)
    {
        try
        {
            return Recording.Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: {broken.Message} Render the recordings again.", broken);
        }
    }
}
