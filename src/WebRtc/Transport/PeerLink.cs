using System.Net;
using WebRtc.Ice;

namespace WebRtc.Transport;

/// <summary>Where a peer is: the addresses that proved themselves by an authentic check, and the one that is sent to.</summary>
internal sealed class PeerLink
{
    /// <summary>Addresses kept at most; a browser with several networks checks from a few. The oldest gives way.</summary>
    public const int MaxAddresses = 8;

    /// <summary>Sound comes every 20 ms. When it is so much older than the last packet, it has ceased, and not the network.</summary>
    private static readonly TimeSpan SoundGap = TimeSpan.FromSeconds(1);

    private readonly MediaSocket socket;
    private readonly PeerTable table;
    private readonly Peer peer;
    private readonly TimeProvider time;
    private readonly PacketPath outgoing;
    private readonly List<SocketAddress> addresses = new(MaxAddresses);
    private SocketAddress? selected;
    private long lastHeard;
    private long lastSound;

    public PeerLink(MediaSocket socket, PeerTable table, Peer peer, NetworkConditions conditions, TimeProvider time)
    {
        (this.socket, this.table, this.peer, this.time) = (socket, table, peer, time);
        outgoing = new PacketPath(conditions, time, (packet, to) => socket.Send(packet, to));
        lastHeard = time.GetTimestamp();
    }

    public bool IsReached => Volatile.Read(ref selected) is not null;

    public TimeSpan SilentFor => time.GetElapsedTime(Volatile.Read(ref lastHeard));

    /// <summary>Sound came, and then other packets without any.</summary>
    public bool HasSoundCeased =>
        Volatile.Read(ref lastSound) is not 0 and var sound && time.GetElapsedTime(sound, Volatile.Read(ref lastHeard)) >= SoundGap;

    /// <summary>An authentic packet has come.</summary>
    public void Hear() => Volatile.Write(ref lastHeard, time.GetTimestamp());

    /// <summary>An authentic packet with sound has come.</summary>
    public void HearSound()
    {
        Hear();
        Volatile.Write(ref lastSound, Volatile.Read(ref lastHeard));
    }

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
        if (!outgoing.Takes(packet, to))
        {
            socket.Send(packet, to);
        }
    }

    /// <summary>Sends what a slow network held until now.</summary>
    public void Tick() => outgoing.Tick();

    /// <summary>Nothing is sent after this: what is still held goes out now.</summary>
    public void Close() => outgoing.Flush();

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
