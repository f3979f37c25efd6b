using System.Text.Json;
using Microsoft.Extensions.Options;
using Protocol;

namespace Sandbox.Keys;

/// <summary>
/// The keys a sandbox outside Development made for itself: <c>sandbox-keys.json</c>, readable by its owner only. They are
/// never logged; the file's path is.
/// </summary>
internal sealed partial class KeyFile(string folder, ILogger<KeyFile> logger)
{
    private sealed record Content(string PublishableKey, string SecretKey);

    public string FilePath { get; } = Path.Combine(Path.GetFullPath(folder), "sandbox-keys.json");

    /// <summary>Reads the keys, or makes them at the first start.</summary>
    /// <exception cref="OptionsValidationException">The file is there and is not what this class writes.</exception>
    public KeyRing Open()
    {
        var isNew = !File.Exists(FilePath);
        var keys = isNew ? Make() : Read();
        if (isNew)
        {
            LogMade(logger, FilePath);
        }
        else
        {
            LogRead(logger, FilePath);
        }
        return KeyRing.Of(keys.PublishableKey, keys.SecretKey);
    }

    private Content Make()
    {
        var keys = new Content(Credential.PublishablePrefix + RandomToken.Create(), Credential.SecretTestPrefix + RandomToken.Create());
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var file = new FileStream(FilePath, options);
        JsonSerializer.Serialize(file, keys, ProtocolJson.Options);
        return keys;
    }

    private Content Read()
    {
        try
        {
            using var file = File.OpenRead(FilePath);
            var keys = JsonSerializer.Deserialize<Content>(file, ProtocolJson.Options);
            if (keys is { PublishableKey.Length: > 0, SecretKey.Length: > 0 })
            {
                return keys;
            }
        }
        catch (JsonException)
        {
            // Said below; the exception could quote the file, and so a key.
        }
        throw new OptionsValidationException("Sandbox", typeof(SandboxOptions),
            [$"'{FilePath}' does not hold 'publishable_key' and 'secret_key'. Delete it to get new keys."]);
    }

    [LoggerMessage(LogLevel.Information, "Made new keys: {Path}")]
    private static partial void LogMade(ILogger logger, string path);

    [LoggerMessage(LogLevel.Information, "Keys are read from {Path}")]
    private static partial void LogRead(ILogger logger, string path);
}
