using Sandbox.Agents;

namespace Sandbox.Flows;

/// <summary>
/// How long a node waits for words, and what comes when there are none: its own silence or the agent's reminder, whichever is sooner.
/// Both count from the last sound of either side.
/// </summary>
internal sealed class Patience(Silence? own, Reminder reminder)
{
    private int said;
    private int reminded;

    /// <summary>Null: nothing will be said any more; the call's own silence limit ends it.</summary>
    public TimeSpan? Time => IsReminderDue ? reminder.Interval : OwnTime;

    private TimeSpan? OwnTime => own is not null && (said < own.Say.Count || own.Next is not null) ? own.After : null;

    private bool IsReminderDue => reminded < reminder.Say.Count && !(OwnTime <= reminder.Interval);

    /// <summary>The caller said something: reminders begin anew.</summary>
    public void Renew() => reminded = 0;

    /// <summary><see cref="Time"/> has passed: what to say, or where to go.</summary>
    public (Line? Say, string? Next) Pass()
    {
        if (IsReminderDue)
        {
            return (reminder.Say[reminded++], null);
        }
        return said < own?.Say.Count ? (own.Say[said++], null) : (null, own?.Next);
    }
}
