using System.Buffers.Binary;
using System.Security.Cryptography;
using static WebRtc.Ice.StunProtocol;

namespace WebRtc.Ice;

/// <summary>
/// MESSAGE-INTEGRITY (RFC 8489 section 14.5): HMAC-SHA1 of what stands before it, the header counting it as the last attribute.
/// </summary>
internal static class StunIntegrity
{
    private const int MaxProtected = 1500;

    public static bool Verify(in StunMessage message, ReadOnlySpan<byte> key)
    {
        if (message.IntegrityOffset is 0 or > MaxProtected)
        {
            return false;
        }

        Span<byte> copy = stackalloc byte[MaxProtected];
        copy = copy[..message.IntegrityOffset];
        message.Packet[..message.IntegrityOffset].CopyTo(copy);
        Span<byte> expected = stackalloc byte[IntegrityLength];
        Compute(copy, key, expected);
        var actual = message.Packet.Slice(message.IntegrityOffset + AttributeHeaderLength, IntegrityLength);
        return CryptographicOperations.FixedTimeEquals(expected, actual);
    }

    /// <summary>Computes the HMAC of a message up to MESSAGE-INTEGRITY. Changes the message's length field.</summary>
    public static void Compute(Span<byte> message, ReadOnlySpan<byte> key, Span<byte> hmac)
    {
        var counted = message.Length - HeaderLength + AttributeHeaderLength + IntegrityLength;
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], (ushort)counted);
#pragma warning disable CA5350 // SHA-1 is what RFC 8489 section 14.5 and RFC 8445 ask for.
        _ = HMACSHA1.HashData(key, message, hmac);
#pragma warning restore CA5350
    }
}
