using System.Buffers.Binary;
using System.Net;
using System.Text;
using static WebRtc.Ice.StunProtocol;

namespace WebRtc.Ice;

/// <summary>Writes one STUN message into a caller's buffer.</summary>
internal ref struct StunWriter
{
    private readonly Span<byte> buffer;

    public StunWriter(Span<byte> buffer, ushort type, ReadOnlySpan<byte> transaction)
    {
        this.buffer = buffer;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, type);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], 0);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], MagicCookie);
        transaction.CopyTo(buffer[TransactionOffset..]);
        Length = HeaderLength;
    }

    public int Length { get; private set; }

    public void WriteText(StunAttribute attribute, string value)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        _ = Encoding.UTF8.GetBytes(value, Begin(attribute, bytes));
    }

    public void WriteUInt32(StunAttribute attribute, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(Begin(attribute, sizeof(uint)), value);

    public void WriteUInt64(StunAttribute attribute, ulong value) =>
        BinaryPrimitives.WriteUInt64BigEndian(Begin(attribute, sizeof(ulong)), value);

    public void WriteFlag(StunAttribute attribute) => _ = Begin(attribute, 0);

    /// <summary>ERROR-CODE without a reason phrase: the number says it all (RFC 8489 section 14.8).</summary>
    public void WriteError(StunError error)
    {
        var value = Begin(StunAttribute.ErrorCode, 4);
        value[2] = (byte)((int)error / 100);
        value[3] = (byte)((int)error % 100);
    }

    public void WriteUnknownAttribute(ushort attribute) =>
        BinaryPrimitives.WriteUInt16BigEndian(Begin(StunAttribute.UnknownAttributes, sizeof(ushort)), attribute);

    /// <summary>XOR-MAPPED-ADDRESS (RFC 8489 section 14.2).</summary>
    public void WriteXorMappedAddress(SocketAddress address)
    {
        Span<byte> ip = stackalloc byte[RemoteAddress.MaxIpLength];
        ip = ip[..RemoteAddress.Read(address, ip, out var port)];
        var value = Begin(StunAttribute.XorMappedAddress, 4 + ip.Length);
        value[1] = (byte)(ip.Length == RemoteAddress.MaxIpLength ? 2 : 1);
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(port ^ (MagicCookie >> 16)));
        var mask = buffer.Slice(4, 4 + TransactionLength); // The cookie, then the transaction id.
        for (var i = 0; i < ip.Length; i++)
        {
            value[4 + i] = (byte)(ip[i] ^ mask[i]);
        }
    }

    public void WriteIntegrity(ReadOnlySpan<byte> key)
    {
        var message = buffer[..Length];
        Span<byte> hmac = stackalloc byte[IntegrityLength];
        StunIntegrity.Compute(message, key, hmac);
        hmac.CopyTo(Begin(StunAttribute.MessageIntegrity, IntegrityLength));
    }

    /// <summary>Ends the message. Returns it.</summary>
    public ReadOnlySpan<byte> WriteFingerprint()
    {
        var covered = Length;
        var value = Begin(StunAttribute.Fingerprint, FingerprintLength);
        BinaryPrimitives.WriteUInt32BigEndian(value, StunFingerprint.Compute(buffer[..covered]));
        return buffer[..Length];
    }

    private Span<byte> Begin(StunAttribute attribute, int length)
    {
        var padded = (length + 3) & ~3;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[Length..], (ushort)attribute);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[(Length + 2)..], (ushort)length);
        var value = buffer.Slice(Length + AttributeHeaderLength, padded);
        value.Clear();
        Length += AttributeHeaderLength + padded;
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], (ushort)(Length - HeaderLength));
        return value[..length];
    }
}
