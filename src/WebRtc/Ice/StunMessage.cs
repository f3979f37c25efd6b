using System.Buffers.Binary;
using static WebRtc.Ice.StunProtocol;

namespace WebRtc.Ice;

/// <summary>A STUN message read in place; spans point into the packet. Nothing of it is true before its integrity is checked.</summary>
internal ref struct StunMessage
{
    private const ushort FirstOptionalAttribute = 0x8000;

    public ReadOnlySpan<byte> Packet { get; private set; }

    public ushort Type { get; private set; }

    public ReadOnlySpan<byte> Username { get; private set; }

    /// <summary>The value of XOR-MAPPED-ADDRESS, still xored.</summary>
    public ReadOnlySpan<byte> XorMappedAddress { get; private set; }

    public bool UseCandidate { get; private set; }

    public bool IsFromControlled { get; private set; }

    /// <summary>Where MESSAGE-INTEGRITY begins, or 0.</summary>
    public int IntegrityOffset { get; private set; }

    /// <summary>Where FINGERPRINT begins, or 0.</summary>
    public int FingerprintOffset { get; private set; }

    /// <summary>The first attribute that must be understood and is not, or 0.</summary>
    public ushort UnknownAttribute { get; private set; }

    public readonly ReadOnlySpan<byte> Transaction => Packet.Slice(TransactionOffset, TransactionLength);

    /// <summary>STUN among what shares the port: first two bits zero (RFC 7983), cookie, and the packet's own length.</summary>
    public static bool LooksLikeStun(ReadOnlySpan<byte> packet) =>
        packet.Length >= HeaderLength
        && packet[0] < 0x40
        && BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) == MagicCookie
        && BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) == packet.Length - HeaderLength
        && packet.Length % 4 == 0;

    public static bool TryParse(ReadOnlySpan<byte> packet, out StunMessage message)
    {
        message = default;
        if (!LooksLikeStun(packet))
        {
            return false;
        }

        message.Packet = packet;
        message.Type = BinaryPrimitives.ReadUInt16BigEndian(packet);
        for (var offset = HeaderLength; offset < packet.Length;)
        {
            var attribute = (StunAttribute)BinaryPrimitives.ReadUInt16BigEndian(packet[offset..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(packet[(offset + 2)..]);
            var padded = (length + 3) & ~3;
            if (offset + AttributeHeaderLength + padded > packet.Length
                || !message.Take(attribute, offset, packet.Slice(offset + AttributeHeaderLength, length)))
            {
                return false;
            }

            offset += AttributeHeaderLength + padded;
        }

        return true;
    }

    /// <summary>False: the attribute is not of its own form.</summary>
    private bool Take(StunAttribute attribute, int offset, ReadOnlySpan<byte> value)
    {
        if (FingerprintOffset != 0)
        {
            return false; // FINGERPRINT is the last attribute (RFC 8489 section 14.7).
        }

        if (attribute == StunAttribute.Fingerprint)
        {
            FingerprintOffset = offset;
            return value.Length == FingerprintLength;
        }

        if (IntegrityOffset != 0)
        {
            return true; // What follows MESSAGE-INTEGRITY is not protected by it, and ignored (section 14.5).
        }

        switch (attribute)
        {
            case StunAttribute.MessageIntegrity:
                IntegrityOffset = offset;
                return value.Length == IntegrityLength;
            case StunAttribute.Username:
                Username = value;
                break;
            case StunAttribute.XorMappedAddress:
                XorMappedAddress = value;
                break;
            case StunAttribute.UseCandidate:
                UseCandidate = true;
                break;
            case StunAttribute.IceControlled:
                IsFromControlled = true;
                break;
            case StunAttribute.Priority or StunAttribute.ErrorCode or StunAttribute.UnknownAttributes:
                break;
            default:
                NoteUnknown((ushort)attribute);
                break;
        }

        return true;
    }

    private void NoteUnknown(ushort attribute)
    {
        if (attribute < FirstOptionalAttribute && UnknownAttribute == 0)
        {
            UnknownAttribute = attribute;
        }
    }
}
