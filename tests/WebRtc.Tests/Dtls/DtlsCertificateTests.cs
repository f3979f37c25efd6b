using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WebRtc.Dtls;

namespace WebRtc.Tests.Dtls;

public class DtlsCertificateTests
{
    [Fact]
    public void Certificate_IsEcdsaOnP256AndAnotherEachTime()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        var first = new DtlsCertificate(now);
        using var certificate = X509CertificateLoader.LoadCertificate(first.CertificateDer);
        using var key = certificate.GetECDsaPublicKey();
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, key!.ExportParameters(includePrivateParameters: false).Curve.Oid.Value);
        Assert.InRange(now.UtcDateTime, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        Assert.NotEqual(first.CertificateDer, new DtlsCertificate(now).CertificateDer);
    }
}
