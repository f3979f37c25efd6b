using System.Collections.Concurrent;
using System.Net;

namespace WebRtc.Transport;

/// <summary>Tells the calls of one port apart: STUN checks by the ufrag in them, all else by where it comes from.</summary>
internal sealed class PeerTable
{
    private const int MaxUfrag = 32;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, Peer> byUfrag = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SocketAddress, Peer> byAddress = new();
    private readonly ConcurrentQueue<Peer> retired = new();
    private Peer[] all = [];

    /// <summary>Every peer that is not retired; never changed in place, so that walking it allocates nothing.</summary>
    public ReadOnlySpan<Peer> All => Volatile.Read(ref all);

    public void Add(Peer peer)
    {
        lock (gate)
        {
            Volatile.Write(ref all, [.. all, peer]);
        }
    }

    /// <summary>Puts a peer in line for the pacing thread to take apart. It gets no more ticks.</summary>
    public void Retire(Peer peer)
    {
        lock (gate)
        {
            Volatile.Write(ref all, [.. all.Where(other => other != peer)]);
        }

        retired.Enqueue(peer);
    }

    /// <summary>Drops every name and address of a peer that is over.</summary>
    public void Forget(Peer peer)
    {
        foreach (var (ufrag, owner) in byUfrag)
        {
            if (owner == peer)
            {
                Remove(ufrag);
            }
        }

        foreach (var (address, owner) in byAddress)
        {
            if (owner == peer)
            {
                Remove(address, peer);
            }
        }
    }

    public bool TryTakeRetired(out Peer? peer) => retired.TryDequeue(out peer);

    public void Map(string ufrag, Peer peer) => byUfrag[ufrag] = peer;

    public void Map(SocketAddress address, Peer peer) => byAddress[address] = peer;

    public void Remove(string ufrag) => byUfrag.TryRemove(ufrag, out _);

    /// <summary>Only if it is still that peer's: another call of the same browser may have taken the address over.</summary>
    public void Remove(SocketAddress address, Peer peer) => byAddress.TryRemove(KeyValuePair.Create(address, peer));

    public Peer? Find(SocketAddress address) => byAddress.GetValueOrDefault(address);

    /// <summary>Finds by the value of USERNAME: our ufrag, a colon, theirs (RFC 8445 section 7.2.2).</summary>
    public Peer? Find(ReadOnlySpan<byte> username)
    {
        var length = username.IndexOf((byte)':');
        if (length is < 1 or > MaxUfrag)
        {
            return null;
        }

        Span<char> ufrag = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            ufrag[i] = (char)username[i];
        }

        return byUfrag.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ufrag, out var peer) ? peer : null;
    }
}
