using System.Runtime.InteropServices;

namespace WebRtc.Native;

/// <summary>What this machine has of what a call needs. Looked at once.</summary>
internal static class NativeLibraries
{
    private static readonly Lazy<string?> Missing = new(FindMissing);
    private static readonly Lazy<bool> Opus = new(() => OperatingSystem.IsLinux() && IsThere(LibOpus.FileName));

    /// <summary>One sentence with the fix, or null when calls can be answered.</summary>
    public static string? MissingPiece => Missing.Value;

    public static bool HasOpus => Opus.Value;

    private static string? FindMissing()
    {
        var architecture = RuntimeInformation.ProcessArchitecture;
        if (!OperatingSystem.IsLinux() || architecture is not (Architecture.X64 or Architecture.Arm64))
        {
            var here = $"{RuntimeInformation.OSDescription} {architecture}";
            return $"Calls are answered on Linux x64 and arm64 only; this is {here}. Run it in a Linux container.";
        }

        string[] absent = [.. new[] { LibSsl.FileName, LibCrypto.FileName }.Where(file => !IsThere(file))];
        return absent.Length == 0
            ? null
            : $"Calls need OpenSSL 3: {string.Join(" and ", absent)} not found. On Debian and Ubuntu: apt-get install libssl3.";
    }

    private static bool IsThere(string file) => NativeLibrary.TryLoad(file, out _);
}
