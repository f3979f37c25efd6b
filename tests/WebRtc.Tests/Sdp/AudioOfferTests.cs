using WebRtc.Codecs;
using WebRtc.Sdp;

namespace WebRtc.Tests.Sdp;

public class AudioOfferTests
{
    [Fact]
    public void ChromiumOffer_IsUnderstood()
    {
        var offer = AudioOffer.Read(Offers.Chromium, hasOpus: true);
        Assert.Equal("AEgT", offer.RemoteUfrag);
        Assert.Equal((AudioCodecKind.Opus, 111), (offer.Codec, offer.PayloadType));
        Assert.StartsWith("sha-256 35:70:", offer.Fingerprint.ToString(), StringComparison.Ordinal);
        Assert.True(offer.Sends);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FirefoxOffer_IsUnderstoodWhereverAudioStands(bool audioLast)
    {
        var offer = AudioOffer.Read(audioLast ? Offers.FirefoxAudioLast : Offers.Firefox, hasOpus: true);
        Assert.Equal("281425bf", offer.RemoteUfrag);
        Assert.Equal((AudioCodecKind.Opus, 109), (offer.Codec, offer.PayloadType));
        Assert.StartsWith("sha-256 A0:64:", offer.Fingerprint.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=rtpmap:111 opus/48000/2", "a=rtpmap:111 opus/48000/2", false)]
    [InlineData("a=rtpmap:111 opus/48000/2\r\n", "", true)]
    [InlineData("a=rtpmap:111 opus", "a=rtpmap:70 opus", true)]
    public void NoOpusHereOrThere_PcmuIsChosen(string replaced, string by, bool hasOpus)
    {
        var offer = AudioOffer.Read(Change(replaced, by), hasOpus);
        Assert.Equal((AudioCodecKind.Pcmu, 0), (offer.Codec, offer.PayloadType));
    }

    [Theory]
    [InlineData("a=sendrecv", "sendrecv")]
    [InlineData("a=sendonly", "recvonly")]
    [InlineData("a=recvonly", "sendonly")]
    [InlineData("a=inactive", "inactive")]
    [InlineData("a=x-none", "sendrecv")]
    public void Direction_IsTurnedRound(string offered, string answered) =>
        Assert.Equal(answered, AudioOffer.Read(Change("a=sendrecv", offered), true).Direction);

    [Theory]
    [InlineData("a=sendrecv", true, true)]
    [InlineData("a=sendonly", false, true)]
    [InlineData("a=recvonly", true, false)]
    [InlineData("a=inactive", false, false)]
    public void Direction_SaysWhoIsHeard(string offered, bool sends, bool receives)
    {
        var offer = AudioOffer.Read(Change("a=sendrecv", offered), true);
        Assert.Equal((sends, receives), (offer.Sends, offer.Receives));
    }

    [Theory]
    [InlineData("m=audio 9", "m=audio 0")]
    [InlineData("m=audio", "m=video")]
    [InlineData("UDP/TLS/RTP/SAVPF", "RTP/AVP")]
    [InlineData("a=rtcp-mux\r\n", "")]
    [InlineData("a=setup:actpass", "a=setup:passive")]
    [InlineData("a=fingerprint", "a=x-fingerprint")]
    [InlineData("sha-256", "sha-1")]
    [InlineData("35:70:", "35:")]
    [InlineData("35:70:", "3Z:70:")]
    [InlineData("a=ice-ufrag", "a=x-ice-ufrag")]
    [InlineData("111 63 9 0 8", "111 63 9 8")]
    public void WellFormedButUnanswerable_SaysSo(string replaced, string by)
    {
        var text = Change(replaced, by).Replace("a=rtpmap:111 opus/48000/2", "a=rtpmap:111 other/48000/2", StringComparison.Ordinal);
        Assert.False(Assert.Throws<SdpException>(() => AudioOffer.Read(text, true)).IsMalformed);
    }

    [Theory]
    [InlineData("v=0", "v=1")]
    [InlineData("v=0", "{}")]
    [InlineData("s=-", "nonsense")]
    [InlineData("s=-", "s=-\u0001")]
    [InlineData("m=audio 9 ", "m=audio many ")]
    [InlineData("m=audio 9 ", "m=audio 70000 ")]
    [InlineData("m=audio 9 ", "m=audio ")]
    [InlineData("a=ice-ufrag:AEgT", "a=ice-ufrag:A")]
    [InlineData("a=ice-ufrag:AEgT", "a=ice-ufrag:AE gT")]
    [InlineData("a=ice-pwd:+g0Y", "a=ice-pwd:!!!!")]
    [InlineData("a=ice-pwd", "a=x-ice-pwd")]
    [InlineData("a=mid:0", "a=mid:a b")]
    public void MalformedOffer_SaysSo(string replaced, string by)
    {
        var text = replaced.StartsWith("m=", StringComparison.Ordinal) && by == "m=audio "
            ? "v=0\r\nm=audio 9\r\n"
            : Change(replaced, by);
        Assert.True(Assert.Throws<SdpException>(() => AudioOffer.Read(text, true)).IsMalformed);
    }

    [Theory]
    [InlineData("m=video 9 UDP/TLS/RTP/SAVPF 96\r\n", 17)]
    [InlineData("a=x:y\r\n", 600)]
    [InlineData("a=0123456789012345678901234567890123456789\r\n", 2000)]
    public void OfferBeyondABound_IsMalformed(string line, int count)
    {
        var text = Offers.Chromium + string.Concat(Enumerable.Repeat(line, count));
        Assert.True(Assert.Throws<SdpException>(() => AudioOffer.Read(text, true)).IsMalformed);
    }

    [Fact]
    public void RandomlyChangedOffers_EitherParseOrSayWhy()
    {
        var random = new Random(5);
        for (var i = 0; i < 5000; i++)
        {
            var text = Offers.Firefox.ToCharArray();
            for (var change = 0; change < random.Next(1, 20); change++)
            {
                text[random.Next(text.Length)] = (char)random.Next(256);
            }

            try
            {
                _ = AudioOffer.Read(new string(text), true);
            }
            catch (SdpException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    private static string Change(string replaced, string by)
    {
        Assert.Contains(replaced, Offers.Chromium, StringComparison.Ordinal);
        return Offers.Chromium.Replace(replaced, by, StringComparison.Ordinal);
    }
}
