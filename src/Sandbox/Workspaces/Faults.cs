namespace Sandbox.Workspaces;

/// <summary>What goes wrong with the next creates of a workspace. In memory: faults are a test's, and end with it. Thread-safe.</summary>
internal sealed class Faults
{
    private readonly Lock gate = new();
    private CreateFault? fault;
    private int left;

    /// <summary>The next <paramref name="creates"/> have this fault; what was set before is over.</summary>
    public void Set(int creates, CreateFault? next)
    {
        lock (gate)
        {
            (left, fault) = (creates, next);
        }
    }

    /// <summary>Uses one up, for a create that has come.</summary>
    public CreateFault? Take()
    {
        lock (gate)
        {
            return left > 0 && left-- > 0 ? fault : null;
        }
    }
}
