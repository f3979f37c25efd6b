using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Sandbox.Tests.Infrastructure;

/// <summary>The sandbox as a program of its own, to be killed.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = [];

    private SandboxProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, written) => errors.Enqueue(written.Data ?? "");
        process.BeginErrorReadLine();
    }

    public HttpClient Client { get; } = new();

    /// <param name="folder">Of its data.</param>
    /// <param name="postgres">A connection string; empty: SQLite in <paramref name="folder"/>.</param>
    public static async Task<SandboxProcess> StartAsync(string folder, string postgres)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Sandbox.dll"), "--environment", "Development", "--urls", "http://127.0.0.1:0",
            "--Sandbox:DataFolder", folder, "--Sandbox:Storage:PostgreSql", postgres, "--Sandbox:ConcurrencyLimit", "100",
            "--Sandbox:Media:Bind", "127.0.0.1",
        ];
        var sandbox = new SandboxProcess(Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        })!);
        try
        {
            sandbox.Client.BaseAddress = await sandbox.ReadAddressAsync();
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>With signal 9, which no program can catch.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        process.Dispose();
    }

    private async Task<Uri> ReadAddressAsync()
    {
        var written = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Banner().Match(line) is { Success: true } banner)
            {
                // What it logs from here on is of no interest, but has to go somewhere.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new Uri(banner.Groups[1].Value);
            }
            written.Add(line);
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        throw new InvalidOperationException(
            $"The sandbox did not start (exit code {process.ExitCode}). It wrote:\n{string.Join('\n', [.. written, .. errors])}");
    }

    [GeneratedRegex("^DialNexa sandbox at (.+)$")]
    private static partial Regex Banner();
}
