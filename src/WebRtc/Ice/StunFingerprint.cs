using System.Buffers.Binary;
using static WebRtc.Ice.StunProtocol;

namespace WebRtc.Ice;

/// <summary>FINGERPRINT (RFC 8489 section 14.7): CRC-32 of what stands before it, xored with "STUN".</summary>
internal static class StunFingerprint
{
    private const uint Polynomial = 0xEDB8_8320;
    private static readonly uint[] Table = BuildTable();

    public static bool Verify(in StunMessage message) =>
        message.FingerprintOffset != 0
        && BinaryPrimitives.ReadUInt32BigEndian(message.Packet[(message.FingerprintOffset + AttributeHeaderLength)..])
            == Compute(message.Packet[..message.FingerprintOffset]);

    /// <summary>The header of <paramref name="message"/> already counts the FINGERPRINT attribute.</summary>
    public static uint Compute(ReadOnlySpan<byte> message)
    {
        var crc = uint.MaxValue;
        foreach (var part in message)
        {
            crc = Table[(crc ^ part) & 0xFF] ^ (crc >> 8);
        }

        return ~crc ^ FingerprintMask;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? Polynomial ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
