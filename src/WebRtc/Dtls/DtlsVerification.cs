using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static WebRtc.Native.LibCrypto;
using static WebRtc.Native.LibSsl;

namespace WebRtc.Dtls;

/// <summary>
/// Holds the remote certificate to the fingerprint of the SDP while the handshake runs, so that a wrong one ends in a fatal
/// alert before our Finished: the other end never believes it is connected (RFC 8122 section 6.2).
/// </summary>
internal static unsafe class DtlsVerification
{
    /// <summary>The slot of an <c>SSL</c> that holds the GCHandle of its <see cref="DtlsAssociation"/>.</summary>
    public const int AssociationSlot = 0;

    private const int Ok = 0;
    private const int CertificateRejected = 28;

    /// <summary>OpenSSL's certificate verification callback: 1 accepts, 0 sends the alert.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Verify(nint store, nint argument)
    {
        var ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
        var handle = GCHandle.FromIntPtr(SSL_get_ex_data(ssl, AssociationSlot));
        var accepted = handle.Target is DtlsAssociation association && IsExpected(store, association.RemoteFingerprint);
        X509_STORE_CTX_set_error(store, accepted ? Ok : CertificateRejected);
        return accepted ? 1 : 0;
    }

    private static bool IsExpected(nint store, Fingerprint expected)
    {
        byte* der = null;
        var length = i2d_X509(X509_STORE_CTX_get0_cert(store), &der);
        if (length <= 0)
        {
            return false;
        }

        var matches = expected.Matches(new ReadOnlySpan<byte>(der, length));
        CRYPTO_free(der, 0, 0);
        return matches;
    }
}
