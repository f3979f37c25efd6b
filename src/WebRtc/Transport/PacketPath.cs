using System.Net;
using WebRtc.Ice;

namespace WebRtc.Transport;

/// <summary>Where a packet comes out of a <see cref="PacketPath"/>. Packet and address are good only during the call.</summary>
internal delegate void PathEnd(Span<byte> packet, SocketAddress address);

/// <summary>
/// One direction of a peer under <see cref="NetworkConditions"/>: loses packets, or holds them until they are due. Places in it are
/// used again, so that a steady flow allocates nothing. Not thread-safe: the peer holds its lock.
/// </summary>
internal sealed class PacketPath(NetworkConditions conditions, TimeProvider time, PathEnd end)
{
    /// <summary>
    /// Packets under way at most: what a call sends in <see cref="PeerNetwork.MaxDelay"/> and as much jitter. When one more comes,
    /// the one that is due first is lost.
    /// </summary>
    public const int Capacity = 512;

    private readonly PriorityQueue<Place, (long Due, long Order)> underWay = new();
    private readonly Stack<Place> free = new();
    private long order;

    /// <summary>True: the packet is lost, or will come out later. False: nothing holds it, and the caller passes it on.</summary>
    public bool Takes(ReadOnlySpan<byte> packet, SocketAddress address)
    {
        if (conditions.NextDelay() is not { } delay)
        {
            return true;
        }

        if (delay == TimeSpan.Zero)
        {
            return false;
        }

        if (underWay.Count == Capacity)
        {
            free.Push(underWay.Dequeue());
        }

        var place = free.TryPop(out var used) ? used : new Place();
        place.Put(packet, address);
        underWay.Enqueue(place, (time.GetTimestamp() + Ticks(delay), order++));
        return true;
    }

    /// <summary>Lets out what is due, earliest first.</summary>
    public void Tick()
    {
        while (underWay.TryPeek(out _, out var next) && next.Due <= time.GetTimestamp())
        {
            LetOut();
        }
    }

    /// <summary>The path ends: what is still on it comes out now.</summary>
    public void Flush()
    {
        while (underWay.Count > 0)
        {
            LetOut();
        }
    }

    private void LetOut()
    {
        var place = underWay.Dequeue();
        try
        {
            if (!conditions.IsDropping)
            {
                end(place.Packet, place.Address!);
            }
        }
        finally
        {
            free.Push(place);
        }
    }

    private long Ticks(TimeSpan delay) => (long)(delay.TotalSeconds * time.TimestampFrequency);

    private sealed class Place
    {
        private readonly byte[] buffer = new byte[MediaSocket.MaxPacket];
        private int length;

        public Span<byte> Packet => buffer.AsSpan(0, length);

        public SocketAddress? Address { get; private set; }

        public void Put(ReadOnlySpan<byte> packet, SocketAddress address)
        {
            packet.CopyTo(buffer);
            length = packet.Length;

            // The receiving thread uses one address again and again.
            Address = address.Equals(Address) ? Address : RemoteAddress.Copy(address);
        }
    }
}
