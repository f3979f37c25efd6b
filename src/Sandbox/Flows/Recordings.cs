using System.Text;
using Sandbox.Agents;
using Sandbox.Speech;

namespace Sandbox.Flows;

/// <summary>
/// Makes the recordings of the shipped flows' fixed lines, so that agents also talk where there is no synthesizer. Run it when a line
/// changes: <c>dotnet run --project src/Sandbox -- render-prompts src/Sandbox/Flows</c>.
/// </summary>
public static class Recordings
{
    private const int LongestName = 60;

    /// <summary>Replaces <c>recordings/*.au</c> in the folder of flow files. Returns a process's exit code.</summary>
    public static async Task<int> RenderAsync(string folder, CancellationToken cancellationToken)
    {
        if (FliteSynthesizer.TryLoad() is not { } synthesizer)
        {
            await Console.Error.WriteLineAsync("Rendering needs flite: apt-get install -y --no-install-recommends libflite1");
            return 1;
        }
        var target = Directory.CreateDirectory(Path.Combine(folder, "recordings")).FullName;
        foreach (var old in Directory.EnumerateFiles(target, "*.au"))
        {
            File.Delete(old);
        }
        var texts = TextsOf(FlowAgents.Read(folder).Values).ToList();
        foreach (var (text, name) in texts.Zip(NamesOf(texts)))
        {
            var sound = await synthesizer.SpeakAsync(text, cancellationToken) ?? throw new InvalidOperationException($"flite cannot say '{text}'.");
            await File.WriteAllBytesAsync(Path.Combine(target, name), new Recording(text, sound).Write(), cancellationToken);
        }
        return 0;
    }

    /// <summary>What the agents may say without variables.</summary>
    internal static IEnumerable<string> TextsOf(IEnumerable<AgentDefinition> agents) =>
        agents.SelectMany(agent => agent.ToFlow(hasLanguageModel: false).Lines).Select(line => line.Recordable).OfType<string>().Distinct();

    private static IEnumerable<string> NamesOf(IEnumerable<string> texts)
    {
        var used = new HashSet<string>();
        foreach (var name in texts.Select(NameOf))
        {
            var number = 1;
            while (!used.Add(name + Suffix(number)))
            {
                number++;
            }
            yield return name + Suffix(number) + ".au";
        }
    }

    private static string Suffix(int number) => number == 1 ? "" : $"-{number}";

    private static string NameOf(string text)
    {
        var name = new StringBuilder();
        foreach (var word in Words.Of(text).TakeWhile(word => name.Length + word.Length < LongestName))
        {
            name.Append(name.Length > 0 ? "-" : "").Append(word);
        }
        return name.ToString();
    }
}
