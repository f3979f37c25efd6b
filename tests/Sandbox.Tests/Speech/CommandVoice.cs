using System.ComponentModel;
using System.Diagnostics;
using Sandbox.Speech;

namespace Sandbox.Tests.Speech;

/// <summary>A voice of a speech program of this machine, as the browser tests speak with them.</summary>
internal sealed record CommandVoice(string Program, string Voice)
{
    public static IReadOnlyList<CommandVoice> All { get; } =
    [
        new("flite", "slt"), new("flite", "rms"), new("flite", "awb"), new("flite", "kal16"),
        new("espeak-ng", "en-us"), new("espeak-ng", "en-gb"),
    ];

    /// <summary>The sentence at 16 kHz; null when this machine does not have the program.</summary>
    public async Task<short[]?> SpeakAsync(string sentence, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"sandbox-tests-{Guid.NewGuid():N}.wav");
        string[] arguments = Program == "flite" ? ["-voice", Voice, "-t", sentence, "-o", file] : ["-v", Voice, "-w", file, sentence];
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
            await process.WaitForExitAsync(cancellationToken);
            Assert.Equal(0, process.ExitCode);
            return Wave.Read(await File.ReadAllBytesAsync(file, cancellationToken));
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public override string ToString() => $"{Program} {Voice}";
}
