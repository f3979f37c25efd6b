namespace WebRtc.Srtp;

/// <summary>What a session key is for (RFC 3711 section 4.3.2).</summary>
internal enum SrtpKeyLabel : byte
{
    RtpEncryption = 0,
    RtpAuthentication = 1,
    RtpSalt = 2,
    RtcpEncryption = 3,
    RtcpAuthentication = 4,
    RtcpSalt = 5,
}

/// <summary>Session keys from a master key: AES-CM PRF with a key derivation rate of zero (RFC 3711 section 4.3.3).</summary>
internal static class SrtpKeyDerivation
{
    private const int BlockLength = 16;
    private const int LabelOffset = 7;

    public static byte[] Derive(SrtpMasterKey master, SrtpKeyLabel label, int length)
    {
        // The 96-bit salt of GCM is padded on the right with zeros to 112 bits (RFC 7714 section 11).
        Span<byte> iv = stackalloc byte[BlockLength];
        iv.Clear();
        master.Salt.CopyTo(iv);
        iv[LabelOffset] ^= (byte)label;
        var key = new byte[length];
        using var cipher = AesCipher.CounterMode(master.Key);
        cipher.Crypt(iv, key);
        return key;
    }
}
