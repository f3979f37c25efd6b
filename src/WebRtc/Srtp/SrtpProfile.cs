namespace WebRtc.Srtp;

/// <summary>The SRTP protection profiles spoken here, by their IANA numbers (RFC 5764 section 4.1.2, RFC 7714 section 14.2).</summary>
internal enum SrtpProfile
{
    Aes128CmHmacSha1With80BitTag = 1,
    AeadAes128Gcm = 7,
}

internal static class SrtpProfiles
{
    /// <summary>Bytes of a master key and of a session encryption key.</summary>
    public const int KeyLength = 16;

    public static int SaltLength(this SrtpProfile profile) => profile == SrtpProfile.AeadAes128Gcm ? 12 : 14;

    public static string OpenSslName(this SrtpProfile profile) =>
        profile == SrtpProfile.AeadAes128Gcm ? "SRTP_AEAD_AES_128_GCM" : "SRTP_AES128_CM_SHA1_80";

    /// <summary>The name in the IANA registry, for statistics.</summary>
    public static string IanaName(this SrtpProfile profile) =>
        profile == SrtpProfile.AeadAes128Gcm ? "SRTP_AEAD_AES_128_GCM" : "SRTP_AES128_CM_HMAC_SHA1_80";
}

/// <summary>A master key and master salt of one direction.</summary>
internal sealed record SrtpMasterKey(byte[] Key, byte[] Salt);

/// <summary>What DTLS agreed on: the client's key protects what the client sends, the server's what the server sends.</summary>
internal sealed record SrtpKeyingMaterial(SrtpProfile Profile, SrtpMasterKey Client, SrtpMasterKey Server);
