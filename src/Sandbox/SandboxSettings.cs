using Microsoft.Extensions.Options;

namespace Sandbox;

/// <summary>Reads the section <c>Sandbox</c> for the sandbox alone.</summary>
internal static class SandboxSettings
{
    /// <exception cref="OptionsValidationException">Values of a wrong type, all of them at once.</exception>
    public static SandboxOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Sandbox");
        var mistyped = MistypedSettings.TakeOutOf(configuration, (section, new SandboxOptions()));
        return mistyped.Problems.Count == 0
            ? section.Get<SandboxOptions>() ?? new SandboxOptions()
            : throw new OptionsValidationException("Sandbox", typeof(SandboxOptions), mistyped.Problems);
    }
}
