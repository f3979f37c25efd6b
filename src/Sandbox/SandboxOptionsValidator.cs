using System.Net;
using Microsoft.Extensions.Options;
using Sandbox.Control;
using Sandbox.Engines;

namespace Sandbox;

/// <summary>Finds everything that is wrong with the settings, at start and at once.</summary>
public static class SandboxOptionsValidator
{
    internal const int MaxConcurrency = 10_000;
    internal const int MaxPerMinute = 1_000_000;

    private static readonly TimeSpan MaxRejoinWindow = TimeSpan.FromMinutes(5);

    /// <exception cref="OptionsValidationException">Its message has all problems.</exception>
    public static void Check(SandboxOptions options, string url, bool isDevelopment)
    {
        var problems = StartProblems(options, url, isDevelopment).OfType<string>().Concat(Problems(options)).ToArray();
        if (problems.Length > 0)
        {
            throw new OptionsValidationException("Sandbox", typeof(SandboxOptions), problems);
        }
    }

    /// <summary>What is wrong with the settings themselves, wherever the sandbox runs.</summary>
    public static IEnumerable<string> Problems(SandboxOptions options) => All(options).OfType<string>();

    private static IEnumerable<string?> StartProblems(SandboxOptions options, string url, bool isDevelopment)
    {
        yield return isDevelopment || options.Enabled
            ? null
            : "The sandbox is for development, and this is not Development. To run it all the same set Sandbox:Enabled to true; "
                + "it then makes its own keys.";
        yield return Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttp
            ? null
            : $"'{url}' is no address to listen on. Write one like 'http://localhost:5090'.";
    }

    private static IEnumerable<string?> All(SandboxOptions options)
    {
        yield return Range("ConcurrencyLimit", options.ConcurrencyLimit, 1, MaxConcurrency);
        yield return Range("CreatesPerAddressPerMinute", options.CreatesPerAddressPerMinute, 1, MaxPerMinute);
        yield return Range("CreatesPerKeyPerMinute", options.CreatesPerKeyPerMinute, 1, MaxPerMinute);
        yield return options.RejoinWindow >= TimeSpan.Zero && options.RejoinWindow <= MaxRejoinWindow
            ? null
            : $"Sandbox:RejoinWindow is {options.RejoinWindow}. Write a time from {TimeSpan.Zero} (off) to {MaxRejoinWindow}.";
        yield return options.DataFolder.Trim().Length > 0 ? null : "Sandbox:DataFolder is empty. Write a folder, or leave it out.";
        yield return Range("Media:Port", options.Media.Port, 0, IPEndPoint.MaxPort);
        yield return Address("Media:Bind", options.Media.Bind);
        foreach (var address in options.Media.Advertise)
        {
            yield return Address("Media:Advertise", address);
        }
        foreach (var server in options.Media.IceServers)
        {
            yield return server.StartsWith("stun:", StringComparison.Ordinal)
                ? null
                : $"Sandbox:Media:IceServers has '{server}'. Write 'stun:<host>:<port>'.";
        }
        foreach (var problem in ControlOptionsCheck.Problems(options.Control).Concat(EngineProblems.Of(options.Engines)))
        {
            yield return problem;
        }
    }

    private static string? Range(string name, int value, int least, int most) => value >= least && value <= most
        ? null
        : $"Sandbox:{name} is {value}. Write a number from {least} to {most}.";

    private static string? Address(string name, string value) => IPAddress.TryParse(value, out _)
        ? null
        : $"Sandbox:{name} is '{value}'. Write an IP address, for example '192.0.2.7'.";
}
