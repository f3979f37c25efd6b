using Microsoft.EntityFrameworkCore;

namespace Sandbox.Storage;

/// <summary>Changes of one workspace, one after the other, where what is read decides what may be written.</summary>
internal static class WorkspaceLock
{
    /// <summary>Held until the transaction ends: others wait here, in this process and in those that share the database.</summary>
    public static Task TakeAsync(PlatformDatabase database, string workspaceId, CancellationToken cancellationToken) =>
        // A write is what both databases make others wait for.
        database.Workspaces.Where(workspace => workspace.Id == workspaceId).ExecuteUpdateAsync(
            set => set.SetProperty(workspace => workspace.SlotVersion, workspace => workspace.SlotVersion + 1), cancellationToken);
}
