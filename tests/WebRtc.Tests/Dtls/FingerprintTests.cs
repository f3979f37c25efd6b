using WebRtc.Dtls;

namespace WebRtc.Tests.Dtls;

public class FingerprintTests
{
    /// <summary>Hashes of "abc" from FIPS 180-2.</summary>
    [Theory]
    [InlineData("sha-256 BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD")]
    [InlineData("SHA-256 ba:78:16:bf:8f:01:cf:ea:41:41:40:de:5d:ae:22:23:b0:03:61:a3:96:17:7a:9c:b4:10:ff:61:f2:00:15:ad")]
    [InlineData("sha-384 CB:00:75:3F:45:A3:5E:8B:B5:A0:3D:69:9A:C6:50:07:27:2C:32:AB:0E:DE:D1:63:1A:8B:60:5A:43:FF:5B:ED:80:86:07:2B:A1:E7:CC:23:58:BA:EC:A1:34:C8:25:A7")]
    public void PublishedHash_Matches(string text)
    {
        Assert.True(Fingerprint.TryParse(text, out var fingerprint));
        Assert.True(fingerprint.Matches("abc"u8));
        Assert.False(fingerprint.Matches("abd"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha-256")]
    [InlineData("sha-256 ")]
    [InlineData("sha-256 BA:78")]
    [InlineData("sha-1 A9:99:3E:36:47:06:81:6A:BA:3E:25:71:78:50:C2:6C:9C:D0:D8:9D")]
    [InlineData("sha-256 BA78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD")]
    public void AnythingElse_IsNotParsed(string text) => Assert.False(Fingerprint.TryParse(text, out _));
}
