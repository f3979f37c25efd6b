namespace WebRtc;

/// <summary>
/// What happens to the packets of one peer in its own UDP path, in both directions alike, from the moment it is set: for tests of
/// a bad network that need neither privileges nor a second machine. Later packets may overtake earlier ones, as on a real network.
/// </summary>
public sealed record PeerNetwork
{
    /// <summary>Of <see cref="Delay"/> and of <see cref="Jitter"/>.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(5);

    /// <summary>Nothing is done to any packet.</summary>
    public static readonly PeerNetwork Clear = new();

    /// <summary>Everything in and out is dropped, until another network is set.</summary>
    public static readonly PeerNetwork Dead = new() { DropFor = Timeout.InfiniteTimeSpan };

    /// <summary>
    /// Everything is dropped for so long, what is on its way too; the rest of this network holds from then on. Default zero;
    /// <see cref="Timeout.InfiniteTimeSpan"/>: until another network is set.
    /// </summary>
    public TimeSpan DropFor
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            }

            field = value;
        }
    }

    /// <summary>The share of packets that is lost, 0 to 1, each by its own chance. Default 0.</summary>
    public double LossShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A share is from 0 to 1.");
    }

    /// <summary>How much longer a packet is under way, in each direction, to within 20 ms. Default zero.</summary>
    public TimeSpan Delay
    {
        get;
        init => field = Checked(value);
    }

    /// <summary>Up to so much is added to each packet's <see cref="Delay"/>, evenly spread. Default zero.</summary>
    public TimeSpan Jitter
    {
        get;
        init => field = Checked(value);
    }

    private static TimeSpan Checked(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxDelay);
        return value;
    }
}
