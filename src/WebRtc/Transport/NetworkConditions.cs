namespace WebRtc.Transport;

/// <summary>
/// Decides the fate of each packet of a peer under its <see cref="PeerNetwork"/>. Any thread may set; only the media threads ask,
/// one at a time.
/// </summary>
internal sealed class NetworkConditions(TimeProvider time, Random random)
{
    // Null while the network is clear, so that a packet costs no more than this one look.
    private volatile Setting? current;

    public PeerNetwork Network
    {
        get => current?.Network ?? PeerNetwork.Clear;
        set => current = value == PeerNetwork.Clear ? null : new Setting(value, time.GetTimestamp());
    }

    /// <summary>Nothing passes now.</summary>
    public bool IsDropping => current is { } setting && IsIn(setting);

    /// <summary>How much longer the next packet takes; null: it is lost.</summary>
    public TimeSpan? NextDelay()
    {
        if (current is not { } setting)
        {
            return TimeSpan.Zero;
        }

        var network = setting.Network;
        return IsIn(setting) || random.NextDouble() < network.LossShare
            ? null
            : network.Delay + (network.Jitter * random.NextDouble());
    }

    private bool IsIn(Setting setting) =>
        setting.Network.DropFor == Timeout.InfiniteTimeSpan || time.GetElapsedTime(setting.Since) < setting.Network.DropFor;

    private sealed record Setting(PeerNetwork Network, long Since);
}
