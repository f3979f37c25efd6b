using WebRtc.Srtp;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Srtp;

public class KeyDerivationTests
{
    /// <summary>RFC 3711 appendix B.3.</summary>
    [Theory]
    [InlineData(0, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(2, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(1, """
        CEBE321F6FF7716B6FD4AB49AF256A15 6D38BAA48F0A0ACF3C34E2359E6CDBCE
        E049646C43D9327AD175578EF7227098 6371C10C9A369AC2F94A8C5FBCDDDC25
        6D6E919A48B610EF17C2041E47403576 6B68642C59BBFC2F34DB60DBDFB2
        """)]
    public void PublishedMasterKey_GivesPublishedSessionKey(int label, string expected)
    {
        var master = new SrtpMasterKey(Hex.Bytes("E1F97A0D3E018BE0D64FA32C06DE4139"), Hex.Bytes("0EC675AD498AFEEBB6960B3AABE6"));
        var wanted = Hex.Bytes(expected);
        Assert.Equal(wanted, SrtpKeyDerivation.Derive(master, (SrtpKeyLabel)label, wanted.Length));
    }

    /// <summary>RFC 3711 appendix B.2: keystream blocks at the beginning, and where the counter passes from FEFF to FF00.</summary>
    [Fact]
    public void CounterMode_GivesPublishedKeystream()
    {
        var keystream = new byte[(0xFF01 + 1) * 16];
        using var aes = AesCipher.CounterMode(Hex.Bytes("2B7E151628AED2A6ABF7158809CF4F3C"));
        aes.Crypt(Hex.Bytes("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), keystream);

        string[] first = ["E03EAD0935C95E80E166B16DD92B4EB4", "D23513162B02D0F72A43A2FE4A5F97AB", "41E95B3BB0A2E8DD477901E4FCA894C0"];
        string[] last = ["EC8CDF7398607CB0F2D21675EA9EA1E4", "362B7C3C6773516318A077D7FC5073AE", "6A2CC3787889374FBEB4C81B17BA6C44"];
        Assert.Equal(Hex.Bytes(string.Concat(first)), keystream[..48]);
        Assert.Equal(Hex.Bytes(string.Concat(last)), keystream[^48..]);
    }
}
