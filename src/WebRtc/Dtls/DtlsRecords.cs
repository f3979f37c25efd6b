using System.Buffers.Binary;

namespace WebRtc.Dtls;

/// <summary>
/// A memory BIO is a stream: it forgets where a datagram ended. This cuts DTLS records apart again (RFC 6347 section 4.1)
/// and packs as many as fit into each datagram.
/// </summary>
internal static class DtlsRecords
{
    /// <summary>Largest datagram in bytes: below IPv6's least MTU of 1280 less IPv6 and UDP headers.</summary>
    public const int MaxDatagram = 1200;

    private const int HeaderLength = 13;
    private const int LengthOffset = 11;

    /// <summary>Length of the next datagram in <paramref name="stream"/>; at least one record, whatever its size.</summary>
    public static int NextDatagram(ReadOnlySpan<byte> stream)
    {
        var length = RecordLength(stream);
        while (length < stream.Length)
        {
            var next = RecordLength(stream[length..]);
            if (length + next > MaxDatagram)
            {
                break;
            }

            length += next;
        }

        return length;
    }

    private static int RecordLength(ReadOnlySpan<byte> stream) => stream.Length < HeaderLength
        ? stream.Length
        : Math.Min(stream.Length, HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(stream[LengthOffset..]));
}
