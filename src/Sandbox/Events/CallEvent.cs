namespace Sandbox.Events;

/// <summary>One server-sent event.</summary>
/// <param name="Id">Counts from 1 in each call.</param>
/// <param name="Type"><c>status</c>, <c>agent</c>, <c>transcript</c>, <c>node</c> or <c>ended</c>.</param>
/// <param name="Data">JSON on one line.</param>
internal sealed record CallEvent(long Id, string Type, string Data);

/// <summary>What a reader finds in an <see cref="EventLog"/> at one moment.</summary>
/// <param name="Events">In order.</param>
/// <param name="LastId">Where to go on.</param>
/// <param name="IsComplete">Nothing will follow.</param>
/// <param name="Changed">Completes when there is more.</param>
internal sealed record EventBatch(IReadOnlyList<CallEvent> Events, long LastId, bool IsComplete, Task Changed);
