using System.Net;
using WebRtc.Ice;

namespace WebRtc.Transport;

/// <summary>Where a peer is: the addresses that proved themselves by an authentic check, and the one that is sent to.</summary>
internal sealed class PeerLink(MediaSocket socket, PeerTable table, Peer peer, TimeProvider time)
{
    /// <summary>Addresses kept at most; a browser with several networks checks from a few. The oldest gives way.</summary>
    public const int MaxAddresses = 8;

    private readonly List<SocketAddress> addresses = new(MaxAddresses);
    private SocketAddress? selected;
    private long lastHeard = time.GetTimestamp();
    private volatile bool isBlackholed;

    public bool IsReached => Volatile.Read(ref selected) is not null;

    public bool IsBlackholed
    {
        get => isBlackholed;
        set => isBlackholed = value;
    }

    public TimeSpan SilentFor => time.GetElapsedTime(Volatile.Read(ref lastHeard));

    /// <summary>An authentic packet has come.</summary>
    public void Hear() => Volatile.Write(ref lastHeard, time.GetTimestamp());

    /// <summary>
    /// An authentic check has come from there. The controlling end chooses the way with USE-CANDIDATE, and its last choice
    /// counts (RFC 8445 section 8.1.1); until it chooses, the first address that was heard from is used.
    /// </summary>
    public void Learn(SocketAddress from, bool isNominated)
    {
        var known = Find(from);
        if (known is null)
        {
            known = RemoteAddress.Copy(from);
            if (addresses.Count == MaxAddresses)
            {
                Forget(addresses.First(address => !address.Equals(selected)));
            }

            addresses.Add(known);
        }

        if (table.Find(known) != peer)
        {
            table.Map(known, peer);
        }

        if (isNominated || selected is null)
        {
            Volatile.Write(ref selected, known);
        }
    }

    public void Send(ReadOnlySpan<byte> packet)
    {
        if (selected is { } address)
        {
            Send(packet, address);
        }
    }

    public void Send(ReadOnlySpan<byte> packet, SocketAddress to)
    {
        if (!isBlackholed)
        {
            socket.Send(packet, to);
        }
    }

    private SocketAddress? Find(SocketAddress address)
    {
        foreach (var known in addresses)
        {
            if (known.Equals(address))
            {
                return known;
            }
        }

        return null;
    }

    private void Forget(SocketAddress address)
    {
        addresses.Remove(address);
        table.Remove(address, peer);
    }
}
