using System.Runtime.InteropServices;
using WebRtc.Native;
using WebRtc.Srtp;
using static WebRtc.Native.LibSsl;

namespace WebRtc.Dtls;

/// <summary>SRTP keys from a finished handshake (RFC 5764 section 4.2).</summary>
internal static unsafe class DtlsKeyExport
{
    private static ReadOnlySpan<byte> Label => "EXTRACTOR-dtls_srtp"u8;

    /// <summary>Null when the ends agreed on no SRTP profile.</summary>
    public static SrtpKeyingMaterial? Export(nint ssl)
    {
        // struct SRTP_PROTECTION_PROFILE { const char *name; unsigned long id; }
        var selected = SSL_get_selected_srtp_profile(ssl);
        if (selected == 0)
        {
            return null;
        }

        var profile = (SrtpProfile)(int)Marshal.ReadIntPtr(selected, nint.Size);
        const int Key = SrtpProfiles.KeyLength;
        var salt = profile.SaltLength();
        var material = new byte[2 * (Key + salt)];
        fixed (byte* output = material, label = Label)
        {
            var exported = SSL_export_keying_material(ssl, output, (nuint)material.Length, label, (nuint)Label.Length, null, 0, 0);
            OpenSslException.ThrowUnless(exported == 1, "SSL_export_keying_material");
        }

        return new SrtpKeyingMaterial(
            profile,
            Client: new SrtpMasterKey(material[..Key], material[(2 * Key)..((2 * Key) + salt)]),
            Server: new SrtpMasterKey(material[Key..(2 * Key)], material[((2 * Key) + salt)..]));
    }
}
