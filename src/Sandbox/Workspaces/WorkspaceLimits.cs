namespace Sandbox.Workspaces;

/// <summary>How much one workspace may have and do.</summary>
/// <param name="ConcurrencyLimit">Calls at once, counted from the create to the end.</param>
/// <param name="CreatesPerAddressPerMinute">Creates per client address.</param>
/// <param name="CreatesPerKeyPerMinute">Creates per key.</param>
internal sealed record WorkspaceLimits(int ConcurrencyLimit, int CreatesPerAddressPerMinute, int CreatesPerKeyPerMinute)
{
    public static WorkspaceLimits Of(SandboxOptions options) =>
        new(options.ConcurrencyLimit, options.CreatesPerAddressPerMinute, options.CreatesPerKeyPerMinute);
}
