using System.Text.Json;
using Microsoft.Extensions.Options;
using Protocol;
using Sandbox.Storage;

namespace Sandbox.Keys;

/// <summary>
/// The keys a sandbox outside Development made for itself: <c>sandbox-keys.json</c>, readable by its owner only. They are
/// never logged; the file's path is. The keys are rows of the database too: see <see cref="PlatformStart"/> for what becomes of those
/// of a file that was deleted.
/// </summary>
internal sealed partial class KeyFile(string folder, ILogger<KeyFile> logger)
{
    public string FilePath { get; } = Path.Combine(Path.GetFullPath(folder), "sandbox-keys.json");

    /// <summary>Reads the keys, or makes them at the first start.</summary>
    /// <exception cref="OptionsValidationException">The file is there and is not what this class writes.</exception>
    public OwnKeys Open()
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
        return keys;
    }

    private OwnKeys Make()
    {
        var keys = OwnKeys.Make();
        using var file = PrivateFile.Create(FilePath);
        JsonSerializer.Serialize(file, keys, ProtocolJson.Options);
        return keys;
    }

    private OwnKeys Read()
    {
        try
        {
            using var file = File.OpenRead(FilePath);
            var keys = JsonSerializer.Deserialize<OwnKeys>(file, ProtocolJson.Options);
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
            [
                $"'{FilePath}' does not hold 'publishable_key' and 'secret_key'. Delete it to get new keys: the earlier ones then expire, "
                    + "except in a PostgreSQL database, where they may be another instance's.",
            ]);
    }

    [LoggerMessage(LogLevel.Information, "Made new keys: {Path}")]
    private static partial void LogMade(ILogger logger, string path);

    [LoggerMessage(LogLevel.Information, "Keys are read from {Path}")]
    private static partial void LogRead(ILogger logger, string path);
}
