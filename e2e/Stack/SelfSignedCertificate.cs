using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using E2E.Browsers;

namespace E2E.Stack;

/// <summary>A certificate that nobody trusts and that every test browser is told to accept; it never touches a disk.</summary>
internal static class SelfSignedCertificate
{
    public static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        names.AddDnsName(MappedNames.Host);
        names.AddDnsName(MappedNames.Widget);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }
}
