using System.Net;
using WebRtc.Dtls;
using WebRtc.Ice;
using WebRtc.Sdp;

namespace WebRtc.Tests.Sdp;

public class SdpAnswerTests
{
    private static readonly IceCredentials Credentials = IceCredentials.Create();
    private static readonly IPEndPoint[] Candidates = [new(IPAddress.Parse("192.0.2.1"), 4000), new(IPAddress.IPv6Loopback, 4000)];
    private static readonly LocalDescription Local = new(Fingerprint.Of("certificate"u8), Candidates, 77);

    [Fact]
    public void Answer_SaysWhoWeAre()
    {
        var lines = Answer(Offers.Chromium).Split("\r\n");
        string[] expected =
        [
            "a=ice-lite", "a=group:BUNDLE 0", "m=audio 4000 UDP/TLS/RTP/SAVPF 111", "c=IN IP4 192.0.2.1", "a=mid:0",
            $"a=ice-ufrag:{Credentials.Ufrag}", $"a=ice-pwd:{Credentials.Password}", "a=setup:passive", "a=rtcp-mux", "a=sendrecv",
            "a=candidate:1 1 udp 2130706431 192.0.2.1 4000 typ host", "a=candidate:2 1 udp 2130706175 ::1 4000 typ host",
            "a=end-of-candidates", "a=rtpmap:111 opus/48000/2", "a=ssrc:77 cname:agent",
        ];
        Assert.All(expected, line => Assert.Contains(line, lines));
        Assert.Equal("", lines[^1]);
    }

    [Theory]
    [InlineData(false, "m=audio 4000|m=video 0|m=application 0")]
    [InlineData(true, "m=video 0|m=application 0|m=audio 4000")]
    public void VideoAndData_AreRejectedInTheirPlaces(bool audioLast, string expected)
    {
        var answer = Answer(audioLast ? Offers.FirefoxAudioLast : Offers.Firefox);
        var sections = answer.Split("\r\n").Where(line => line.StartsWith("m=", StringComparison.Ordinal)).ToArray();
        Assert.Equal(expected.Split('|'), sections.Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.Contains("a=group:BUNDLE 0\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=mid:1\r\na=inactive\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("a=mid:2\r\na=inactive\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void SecondAudioSection_IsRejected()
    {
        var audio = Offers.Chromium[Offers.Chromium.IndexOf("m=audio", StringComparison.Ordinal)..];
        var answer = Answer(Offers.Chromium + audio.Replace("a=mid:0", "a=mid:1", StringComparison.Ordinal));
        Assert.Single(answer.Split("\r\n"), line => line.StartsWith("m=audio 0 ", StringComparison.Ordinal));
        Assert.Single(answer.Split("\r\n"), line => line.StartsWith("m=audio 4000 ", StringComparison.Ordinal));
    }

    [Fact]
    public void NoBundleOffered_NoneAnswered() =>
        Assert.DoesNotContain("BUNDLE", Answer(Offers.Chromium.Replace("a=group:BUNDLE 0\r\n", "", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void RecvonlyAnswer_AnnouncesNoStream()
    {
        var answer = Answer(Offers.Chromium.Replace("a=sendrecv", "a=sendonly", StringComparison.Ordinal));
        Assert.Contains("a=recvonly\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("a=ssrc", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n", "abcd")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\na=ice-ufrag:efgh\r\na=ice-pwd:0123456789012345678901\r\n", "efgh")]
    public void Fragment_GivesItsUfrag(string fragment, string ufrag) => Assert.Equal(ufrag, IceFragment.ReadUfrag(fragment));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a=ice-ufrag:abcd\r\n")]
    [InlineData("a=candidate:1 1 udp 1 192.0.2.1 4000 typ host\r\n")]
    public void FragmentWithoutCredentials_IsMalformed(string fragment) =>
        Assert.True(Assert.Throws<SdpException>(() => IceFragment.ReadUfrag(fragment)).IsMalformed);

    private static string Answer(string offer) => SdpAnswer.Write(AudioOffer.Read(offer, hasOpus: true), Credentials, Local);
}
