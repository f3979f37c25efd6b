using Sandbox.Limits;

namespace Sandbox.Workspaces;

/// <summary>What of a workspace is kept in this process: what its clients used of their limits, and the faults and agents of a test.</summary>
internal sealed class Workspace(string id, WorkspaceLimits limits, TimeProvider time)
{
    /// <summary>The one that a sandbox starts with.</summary>
    public const string OwnId = "ws_sandbox";

    private volatile CreateLimits creates = new(limits, time);

    public string Id => id;

    public CreateLimits Creates => creates;

    public Faults Faults { get; } = new();


    /// <summary>What was used of the old limits is forgotten.</summary>
    public void SetLimits(WorkspaceLimits changed) => creates = new CreateLimits(changed, time);
}
