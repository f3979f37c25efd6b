using System.Text;
using WebRtc.Native;
using WebRtc.Srtp;
using static WebRtc.Native.LibSsl;

namespace WebRtc.Dtls;

/// <summary>Which end of the handshake. The endpoint is always the server (<c>a=setup:passive</c>); clients are the other end.</summary>
internal enum DtlsRole
{
    Server,
    Client,
}

/// <summary>What all associations of an endpoint share: certificate, cipher suites, SRTP profiles (an <c>SSL_CTX</c>).</summary>
internal sealed unsafe class DtlsContext : IDisposable
{
    private const int SetSessionCacheMode = 44;
    private const int SetGroupsList = 92;
    private const int SetMinProtocolVersion = 123;
    private const int SetMaxProtocolVersion = 124;
    private const int Dtls12 = 0xFEFD;
    private const ulong NoQueryMtu = 1UL << 12;
    private const ulong NoTicket = 1UL << 14;
    private const ulong NoRenegotiation = 1UL << 30;
    private const int VerifyPeerOrFail = 3;
    private const int KeyTypeEc = 408;

    // RFC 8827 section 6.5 makes the first suite mandatory; the others are what browsers prefer on machines without AES.
    private const string CipherSuites =
        "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305";

    private bool disposed;

    public DtlsContext(DtlsRole role, DtlsCertificate certificate, params ReadOnlySpan<SrtpProfile> profiles)
    {
        Role = role;
        Handle = OpenSslException.ThrowIfNull(
            SSL_CTX_new(role == DtlsRole.Server ? DTLS_server_method() : DTLS_client_method()), "SSL_CTX_new");
        try
        {
            Configure(profiles);
            UseCertificate(certificate);
        }
        catch (OpenSslException)
        {
            Dispose();
            throw;
        }
    }

    public DtlsRole Role { get; }

    public nint Handle { get; }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            SSL_CTX_free(Handle);
        }
    }

    private void Configure(ReadOnlySpan<SrtpProfile> profiles)
    {
        _ = SSL_CTX_ctrl(Handle, SetMinProtocolVersion, Dtls12, 0);
        _ = SSL_CTX_ctrl(Handle, SetMaxProtocolVersion, Dtls12, 0);
        _ = SSL_CTX_ctrl(Handle, SetSessionCacheMode, 0, 0);
        _ = SSL_CTX_set_options(Handle, NoQueryMtu | NoTicket | NoRenegotiation);
        fixed (byte* suites = Encoding.ASCII.GetBytes(CipherSuites + "\0"))
        {
            OpenSslException.ThrowUnless(SSL_CTX_set_cipher_list(Handle, suites) == 1, "SSL_CTX_set_cipher_list");
        }

        fixed (byte* groups = "X25519:P-256\0"u8)
        {
            OpenSslException.ThrowUnless(SSL_CTX_ctrl(Handle, SetGroupsList, 0, (nint)groups) == 1, "SSL_CTX_set1_groups_list");
        }

        var names = string.Join(':', profiles.ToArray().Select(SrtpProfiles.OpenSslName));
        fixed (byte* srtp = Encoding.ASCII.GetBytes(names + "\0"))
        {
            // Unlike its neighbours this one returns 0 for success.
            OpenSslException.ThrowUnless(SSL_CTX_set_tlsext_use_srtp(Handle, srtp) == 0, "SSL_CTX_set_tlsext_use_srtp");
        }
    }

    private void UseCertificate(DtlsCertificate certificate)
    {
        fixed (byte* der = certificate.CertificateDer)
        {
            var used = SSL_CTX_use_certificate_ASN1(Handle, certificate.CertificateDer.Length, der);
            OpenSslException.ThrowUnless(used == 1, "SSL_CTX_use_certificate_ASN1");
        }

        fixed (byte* der = certificate.PrivateKeyDer)
        {
            var used = SSL_CTX_use_PrivateKey_ASN1(KeyTypeEc, Handle, der, certificate.PrivateKeyDer.Length);
            OpenSslException.ThrowUnless(used == 1, "SSL_CTX_use_PrivateKey_ASN1");
        }

        // No chain is built: the certificate is as good as its fingerprint in the SDP (RFC 5763 section 5).
        SSL_CTX_set_verify(Handle, VerifyPeerOrFail, 0);
        SSL_CTX_set_cert_verify_callback(Handle, &DtlsVerification.Verify, 0);
    }
}
