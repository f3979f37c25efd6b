using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace E2E.Browsers;

/// <summary>A program started for the tests, which ends with them: on dispose, and at the latest with this process.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<ChildProcess, bool> Living = new();

    private readonly Process process;
    private readonly Channel<string> output = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> errors = new();

    static ChildProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var child in Living.Keys)
        {
            child.Kill();
        }
    };

    private ChildProcess(Process process) => this.process = process;

    /// <summary>The program's standard input. Programs of ours end when it closes.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <param name="program">A path, or a name on the PATH.</param>
    /// <param name="arguments">Passed as they are, without a shell.</param>
    /// <param name="environment">Added to this process's own.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        var child = new ChildProcess(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
        child.Listen();
        Living[child] = true;
        return child;
    }

    /// <summary>Runs a program to its end, and throws with its error output when it fails.</summary>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        await using var child = Start(program, arguments);
        await child.process.WaitForExitAsync();
        if (child.process.ExitCode != 0)
        {
            throw new InvalidOperationException(child.Describe());
        }
    }

    /// <summary>Runs a program to its end, and returns all that it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> FinishAsync(string program, params string[] arguments)
    {
        await using var child = Start(program, arguments);
        List<string> lines = [];
        await foreach (var line in child.output.Reader.ReadAllAsync())
        {
            lines.Add(line);
        }
        await child.process.WaitForExitAsync();
        return (child.process.ExitCode, string.Join('\n', [.. lines, .. child.errors]));
    }

    /// <summary>The next line of the program's standard output; throws when it ends before it writes one.</summary>
    public async Task<string> ReadLineAsync()
    {
        try
        {
            return await output.Reader.ReadAsync();
        }
        catch (ChannelClosedException)
        {
            throw new InvalidOperationException(Describe());
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        Living.TryRemove(this, out _);
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) =>
        {
            _ = line.Data is null ? output.Writer.TryComplete() : output.Writer.TryWrite(line.Data);
        };
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private string Describe() => $"{process.StartInfo.FileName} ended too early. It wrote: {string.Join('\n', errors)}";
}
