using Microsoft.Extensions.Options;
using Sandbox;

namespace WidgetHost.Platform;

/// <summary>The sandbox's settings in the one report: it would find them itself only after everything else has started.</summary>
internal sealed class SandboxSettingsValidator(SandboxOptions sandbox) : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var problems = SandboxOptionsValidator.Problems(sandbox).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
