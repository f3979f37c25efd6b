using System.Net;
using System.Security.Cryptography;
using System.Text;
using WebRtc.Ice;

namespace WebRtc.Tests.Ice;

public class StunVectorTests
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(StunVectors.ShortTermPassword);

    public static TheoryData<byte[]> ShortTermMessages => [StunVectors.Request, StunVectors.Ipv4Response, StunVectors.Ipv6Response];

    [Theory]
    [MemberData(nameof(ShortTermMessages))]
    public void PublishedMessage_HasRightIntegrityAndFingerprint(byte[] packet)
    {
        Assert.True(StunMessage.TryParse(packet, out var message));
        Assert.True(StunIntegrity.Verify(message, Key));
        Assert.True(StunFingerprint.Verify(message));
        Assert.Equal(0, message.UnknownAttribute);
    }

    [Theory]
    [MemberData(nameof(ShortTermMessages))]
    public void AnyProtectedBitChanged_IntegrityFails(byte[] packet)
    {
        const int IntegrityAndFingerprint = 24 + 8;
        for (var i = 4; i < packet.Length - IntegrityAndFingerprint; i++)
        {
            var changed = packet.ToArray();
            changed[i] ^= 1;
            if (StunMessage.TryParse(changed, out var message))
            {
                Assert.False(StunIntegrity.Verify(message, Key));
                Assert.False(StunFingerprint.Verify(message));
            }
        }
    }

    [Fact]
    public void PublishedRequest_IsReadInFull()
    {
        Assert.True(StunMessage.TryParse(StunVectors.Request, out var message));
        Assert.Equal(StunProtocol.BindingRequest, message.Type);
        Assert.Equal("evtj:h6vY", Encoding.UTF8.GetString(message.Username));
        Assert.True(message.IsFromControlled);
        Assert.False(message.UseCandidate);
    }

    [Theory]
    [InlineData("192.0.2.1", false)]
    [InlineData("::ffff:192.0.2.1", false)]
    [InlineData("2001:db8:1234:5678:11:2233:4455:6677", true)]
    public void MappedAddress_IsWrittenAsPublished(string address, bool isIpv6)
    {
        var published = isIpv6 ? StunVectors.Ipv6Response : StunVectors.Ipv4Response;
        Assert.True(StunMessage.TryParse(published, out var response));
        Span<byte> buffer = stackalloc byte[StunResponse.MaxLength];
        var writer = new StunWriter(buffer, StunProtocol.BindingSuccess, response.Transaction);
        writer.WriteXorMappedAddress(new IPEndPoint(IPAddress.Parse(address), 32853).Serialize());

        Assert.True(StunMessage.TryParse(writer.WriteFingerprint(), out var written));
        Assert.Equal(response.XorMappedAddress.ToArray(), written.XorMappedAddress.ToArray());
    }

    [Fact]
    public void PublishedLongTermRequest_HasRightIntegrity()
    {
#pragma warning disable CA5351 // MD5 is what RFC 8489 section 9.2.2 makes the long-term key of.
        var key = MD5.HashData(Encoding.UTF8.GetBytes("マトリックス:example.org:TheMatrIX"));
#pragma warning restore CA5351
        Assert.True(StunMessage.TryParse(StunVectors.LongTermRequest, out var message));
        Assert.True(StunIntegrity.Verify(message, key));
        Assert.False(StunFingerprint.Verify(message));
    }

    [Fact]
    public void WrittenResponse_VerifiesAndNamesTheTransaction()
    {
        Assert.True(StunMessage.TryParse(StunVectors.Request, out var request));
        Span<byte> buffer = stackalloc byte[StunResponse.MaxLength];
        var from = new IPEndPoint(IPAddress.Loopback, 1234).Serialize();
        Assert.True(StunMessage.TryParse(StunResponse.Success(buffer, request, from, Key), out var response));
        Assert.Equal(StunProtocol.BindingSuccess, response.Type);
        Assert.True(response.Transaction.SequenceEqual(request.Transaction));
        Assert.True(StunIntegrity.Verify(response, Key));
        Assert.True(StunFingerprint.Verify(response));
    }
}
