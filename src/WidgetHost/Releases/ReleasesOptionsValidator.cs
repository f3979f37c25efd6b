using Microsoft.Extensions.Options;

namespace WidgetHost.Releases;

/// <summary>Tries the folder, so that one that cannot be written is a problem of the start and not of an upgrade a year later.</summary>
/// <remarks>In Development nothing is released, and nothing is written.</remarks>
public sealed class ReleasesOptionsValidator(IHostEnvironment environment) : IValidateOptions<ReleasesOptions>
{
    public ValidateOptionsResult Validate(string? name, ReleasesOptions options)
    {
        if (environment.IsDevelopment())
        {
            return ValidateOptionsResult.Success;
        }
        try
        {
            Directory.CreateDirectory(options.Folder);
            var trial = Path.Combine(options.Folder, $".{Guid.NewGuid():n}");
            File.WriteAllText(trial, "");
            File.Delete(trial);
            return ValidateOptionsResult.Success;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail(
                $"Releases:Folder '{options.Folder}' cannot be written: {failure.Message} Let this process write there, or name another folder.");
        }
    }
}
