using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WebRtc.Dtls;

/// <summary>A self-signed ECDSA P-256 certificate, made at start and never stored (RFC 8827 section 6.5).</summary>
internal sealed class DtlsCertificate
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public DtlsCertificate(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebRTC", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now - ClockSkew, now + Lifetime);
        CertificateDer = certificate.RawData;
        PrivateKeyDer = key.ExportECPrivateKey();
        Fingerprint = Fingerprint.Of(CertificateDer);
    }

    public byte[] CertificateDer { get; }

    public byte[] PrivateKeyDer { get; }

    /// <summary>SHA-256 of the certificate, as every answer carries it.</summary>
    public Fingerprint Fingerprint { get; }
}
