using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WebRtc.Srtp;

/// <summary>AES128_CM_HMAC_SHA1_80 (RFC 3711 sections 4.1.1 and 4.2.1).</summary>
internal sealed class CounterModeSrtpCipher(ReadOnlySpan<byte> key, ReadOnlySpan<byte> authenticationKey, ReadOnlySpan<byte> salt)
    : ISrtpCipher
{
    private const int IvLength = 16;
    private const int Tag = 10;
    private const int SequenceBits = 16;

    private readonly AesCipher aes = AesCipher.CounterMode(key);
    private readonly IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, authenticationKey);
    private readonly byte[] salt = salt.ToArray();

    public int RtpOverhead => Tag;

    public int RtcpOverhead => SrtcpLayout.TrailerLength + Tag;

    public void SealRtp(Span<byte> packet, int headerLength, int length, uint ssrc, ulong index)
    {
        Crypt(packet[headerLength..length], ssrc, index);
        Authenticate(packet[..length], (uint)(index >> SequenceBits), packet.Slice(length, Tag));
    }

    public bool OpenRtp(Span<byte> packet, int headerLength, uint ssrc, ulong index)
    {
        Span<byte> expected = stackalloc byte[Tag];
        Authenticate(packet[..^Tag], (uint)(index >> SequenceBits), expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, packet[^Tag..]))
        {
            return false;
        }

        Crypt(packet[headerLength..^Tag], ssrc, index);
        return true;
    }

    public void SealRtcp(Span<byte> packet, int length, uint ssrc, uint index)
    {
        Crypt(packet[SrtcpLayout.HeaderLength..length], ssrc, index);
        Authenticate(packet[..length], SrtcpLayout.EncryptedBit | index, packet.Slice(length + SrtcpLayout.TrailerLength, Tag));
        BinaryPrimitives.WriteUInt32BigEndian(packet[length..], SrtcpLayout.EncryptedBit | index);
    }

    public bool OpenRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var end = packet.Length - RtcpOverhead;
        Span<byte> expected = stackalloc byte[Tag];
        Authenticate(packet[..end], RtcpTrailer(packet), expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, packet[^Tag..]))
        {
            return false;
        }

        Crypt(packet[SrtcpLayout.HeaderLength..end], ssrc, index);
        return true;
    }

    public uint RtcpTrailer(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^RtcpOverhead..]);

    public void Dispose()
    {
        aes.Dispose();
        hmac.Dispose();
    }

    /// <summary>HMAC over the packet and one more word: the rollover counter (RTP) or the trailer (RTCP).</summary>
    private void Authenticate(ReadOnlySpan<byte> packet, uint word, Span<byte> tag)
    {
        Span<byte> tail = stackalloc byte[sizeof(uint)];
        Span<byte> whole = stackalloc byte[SHA1.HashSizeInBytes];
        BinaryPrimitives.WriteUInt32BigEndian(tail, word);
        hmac.AppendData(packet);
        hmac.AppendData(tail);
        _ = hmac.GetHashAndReset(whole);
        whole[..Tag].CopyTo(tag);
    }

    /// <summary>IV: salt·2^16 xor SSRC·2^64 xor index·2^16.</summary>
    private void Crypt(Span<byte> body, uint ssrc, ulong index)
    {
        Span<byte> iv = stackalloc byte[IvLength];
        iv.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(iv[4..], ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(iv[8..], index << SequenceBits);
        for (var i = 0; i < salt.Length; i++)
        {
            iv[i] ^= salt[i];
        }

        aes.Crypt(iv, body);
    }
}
