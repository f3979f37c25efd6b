namespace Sandbox.Tests.Infrastructure;

/// <summary>The real clock, which the test can put forward: real packets, and no waiting for long windows.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long shift;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref shift);

    public void PutForward(TimeSpan by) => Interlocked.Add(ref shift, (long)(by.TotalSeconds * TimestampFrequency));
}
