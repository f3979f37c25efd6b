using System.Security.Cryptography;

namespace WebRtc.Srtp;

/// <summary>Ciphers from a master key.</summary>
internal static class SrtpCiphers
{
    public static ISrtpCipher ForRtp(SrtpProfile profile, SrtpMasterKey master) =>
        Create(profile, master, SrtpKeyLabel.RtpEncryption, SrtpKeyLabel.RtpAuthentication, SrtpKeyLabel.RtpSalt);

    public static ISrtpCipher ForRtcp(SrtpProfile profile, SrtpMasterKey master) =>
        Create(profile, master, SrtpKeyLabel.RtcpEncryption, SrtpKeyLabel.RtcpAuthentication, SrtpKeyLabel.RtcpSalt);

    private static ISrtpCipher Create(
        SrtpProfile profile, SrtpMasterKey master, SrtpKeyLabel encryption, SrtpKeyLabel authentication, SrtpKeyLabel saltLabel)
    {
        var key = SrtpKeyDerivation.Derive(master, encryption, SrtpProfiles.KeyLength);
        var salt = SrtpKeyDerivation.Derive(master, saltLabel, profile.SaltLength());
        return profile == SrtpProfile.AeadAes128Gcm
            ? new GcmSrtpCipher(key, salt)
            : new CounterModeSrtpCipher(key, SrtpKeyDerivation.Derive(master, authentication, SHA1.HashSizeInBytes), salt);
    }
}
