using Sandbox.Webhooks;

namespace Sandbox.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    // printf '1700000000.{"event":"call.ended"}' | openssl dgst -sha256 -hmac whsec_test
    [Fact]
    public void KnownBody_HasTheSignatureThatOpensslMakes() => Assert.Equal(
        "t=1700000000,v1=0750338cbaf8694a29807212e5b8496056c8c723ee4582675452c77ce7fb36a5",
        WebhookSignature.Of("whsec_test", At, """{"event":"call.ended"}"""u8));

    [Fact]
    public void OtherBodySecretOrTime_HasAnother()
    {
        string[] signatures =
        [
            WebhookSignature.Of("whsec_test", At, "{}"u8),
            WebhookSignature.Of("whsec_test", At, "{ }"u8),
            WebhookSignature.Of("whsec_tess", At, "{}"u8),
            WebhookSignature.Of("whsec_test", At.AddSeconds(1), "{}"u8),
        ];
        Assert.Equal(4, signatures.Select(signature => signature[(signature.IndexOf("v1=", StringComparison.Ordinal) + 3)..]).Distinct().Count());
    }
}
