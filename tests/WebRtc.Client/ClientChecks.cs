using System.Security.Cryptography;
using WebRtc.Ice;

namespace WebRtc.Client;

/// <summary>The controlling side of ICE with one candidate pair, which every check nominates.</summary>
internal sealed class ClientChecks(IceCredentials local, IceCredentials remote)
{
    public const int MaxLength = 256;
    private const uint PeerReflexivePriority = 0x6E7F_1EFF;

    private readonly byte[] transaction = new byte[StunProtocol.TransactionLength];
    private readonly ulong tieBreaker = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private bool isAnswered = true;

    /// <summary>An authentic success has come.</summary>
    public bool HasSucceeded { get; private set; }

    public ReadOnlySpan<byte> Write(Span<byte> buffer)
    {
        // One that is not answered yet is sent again as it was (RFC 8489 section 6.2.1): on a slow network its answer is on the way.
        if (isAnswered)
        {
            isAnswered = false;
            RandomNumberGenerator.Fill(transaction);
        }

        var writer = new StunWriter(buffer, StunProtocol.BindingRequest, transaction);
        writer.WriteText(StunAttribute.Username, $"{remote.Ufrag}:{local.Ufrag}");
        writer.WriteUInt32(StunAttribute.Priority, PeerReflexivePriority);
        writer.WriteUInt64(StunAttribute.IceControlling, tieBreaker);
        writer.WriteFlag(StunAttribute.UseCandidate);
        writer.WriteIntegrity(remote.Key);
        return writer.WriteFingerprint();
    }

    public void Receive(ReadOnlySpan<byte> packet)
    {
        if (StunMessage.TryParse(packet, out var message)
            && message.Type == StunProtocol.BindingSuccess
            && message.Transaction.SequenceEqual(transaction)
            && StunFingerprint.Verify(message)
            && StunIntegrity.Verify(message, remote.Key))
        {
            HasSucceeded = isAnswered = true;
        }
    }
}
