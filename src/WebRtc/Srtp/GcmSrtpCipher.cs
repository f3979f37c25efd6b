using System.Buffers.Binary;

namespace WebRtc.Srtp;

/// <summary>AEAD_AES_128_GCM (RFC 7714).</summary>
internal sealed class GcmSrtpCipher(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt) : ISrtpCipher
{
    private const int IvLength = 12;
    private const int Tag = AesCipher.TagLength;

    private readonly AesCipher aes = AesCipher.GaloisCounterMode(key);
    private readonly byte[] salt = salt.ToArray();

    public int RtpOverhead => Tag;

    public int RtcpOverhead => Tag + SrtcpLayout.TrailerLength;

    public void SealRtp(Span<byte> packet, int headerLength, int length, uint ssrc, ulong index)
    {
        Span<byte> iv = stackalloc byte[IvLength];
        WriteIv(iv, ssrc, index);
        aes.Seal(iv, packet[..headerLength], packet[headerLength..length], packet.Slice(length, Tag));
    }

    public bool OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> iv = stackalloc byte[IvLength];
        WriteIv(iv, ssrc, index);
        return aes.Open(iv, packet[..headerLength], packet[headerLength..^Tag], packet[^Tag..]);
    }

    public void SealRtcp(Span<byte> packet, int length, uint ssrc, uint index)
    {
        // RFC 7714 section 9.2: the tag stands before the trailer, and the trailer is part of the associated data.
        var trailer = packet.Slice(length + Tag, SrtcpLayout.TrailerLength);
        BinaryPrimitives.WriteUInt32BigEndian(trailer, SrtcpLayout.EncryptedBit | index);
        Span<byte> iv = stackalloc byte[IvLength];
        Span<byte> associated = stackalloc byte[SrtcpLayout.HeaderLength + SrtcpLayout.TrailerLength];
        WriteIv(iv, ssrc, index);
        WriteAssociated(associated, packet, trailer);
        aes.Seal(iv, associated, packet[SrtcpLayout.HeaderLength..length], packet.Slice(length, Tag));
    }

    public bool OpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var end = packet.Length - RtcpOverhead;
        Span<byte> iv = stackalloc byte[IvLength];
        Span<byte> associated = stackalloc byte[SrtcpLayout.HeaderLength + SrtcpLayout.TrailerLength];
        WriteIv(iv, ssrc, index);
        WriteAssociated(associated, packet, packet[^SrtcpLayout.TrailerLength..]);
        return aes.Open(iv, associated, packet[SrtcpLayout.HeaderLength..end], packet.Slice(end, Tag));
    }

    public uint RtcpTrailer(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^SrtcpLayout.TrailerLength..]);

    public void Dispose() => aes.Dispose();

    private static void WriteAssociated(Span<byte> associated, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> trailer)
    {
        packet[..SrtcpLayout.HeaderLength].CopyTo(associated);
        trailer.CopyTo(associated[SrtcpLayout.HeaderLength..]);
    }

    /// <summary>Salt xor (two zero bytes, SSRC, 48-bit index): RFC 7714 sections 8.1 and 9.1.</summary>
    private void WriteIv(Span<byte> iv, uint ssrc, ulong index)
    {
        iv.Clear();
        BinaryPrimitives.WriteUInt64BigEndian(iv[4..], index);
        BinaryPrimitives.WriteUInt32BigEndian(iv[2..], ssrc);
        for (var i = 0; i < IvLength; i++)
        {
            iv[i] ^= salt[i];
        }
    }
}
