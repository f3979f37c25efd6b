using System.Text;
using System.Text.RegularExpressions;
using WebRtc.Tests.Infrastructure;

namespace WebRtc.Tests.Calls;

public class RestartTests
{
    private const string OtherFragment = "a=ice-ufrag:other\r\na=ice-pwd:0123456789012345678901\r\n";

    [Fact]
    public async Task Restart_GoesOnWithoutANewHandshake()
    {
        using var call = await Call.ConnectAsync();
        var before = call.Peer.ETag;
        await call.Client.RestartAsync(fragment => Task.FromResult(call.Peer.Restart(fragment)), TestContext.Current.CancellationToken);
        Assert.NotEqual(before, call.Peer.ETag);

        var heard = call.Listener.Heard.Count;
        await call.Client.PlayAsync(new Tone().Take(20 * AudioFormat.FrameSamples), TestContext.Current.CancellationToken);
        await Eventually.IsTrue(() => call.Listener.Heard.Count >= heard + 15, "sound goes on");
    }

    [Fact]
    public async Task SecondRestart_WorksAsTheFirst()
    {
        using var call = await Call.ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            await call.Client.RestartAsync(fragment => Task.FromResult(call.Peer.Restart(fragment)), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task RestartThatNeverTakesHold_LeavesOldCredentialsGood()
    {
        var time = new ManualTime();
        using var call = await Call.ConnectAsync(time: time);
        _ = call.Peer.Restart(OtherFragment);
        time.Advance(TimeSpan.FromSeconds(5));
        await Eventually.IsTrue(() => call.Peer.SilentFor == TimeSpan.Zero, "checks with the old credentials are still taken");
    }

    [Fact]
    public async Task CurrentCredentials_AreNoRestart()
    {
        using var call = await Call.ConnectAsync();
        _ = call.Peer.Restart(OtherFragment);
        Assert.False(Assert.Throws<SdpException>(() => call.Peer.Restart(OtherFragment)).IsMalformed);
    }

    [Fact]
    public async Task RestartOfADisposedPeer_LeavesNothingBehind()
    {
        using var call = Call.Answer();
        call.Peer.Dispose();
        await Eventually.IsTrue(() => call.Context.Table.Find(UsernameFor(call.Peer.Answer)) is null, "the peer is taken apart");
        Assert.Null(call.Context.Table.Find(UsernameFor(call.Peer.Restart(OtherFragment))));
    }

    [Fact]
    public void Trickle_IsOfTheCurrentGenerationOrRefused()
    {
        using var call = Call.Answer();
        call.Peer.Trickle(call.Client.Offer[call.Client.Offer.IndexOf("a=ice-ufrag", StringComparison.Ordinal)..]);
        Assert.False(Assert.Throws<SdpException>(() => call.Peer.Trickle(OtherFragment)).IsMalformed);
        Assert.True(Assert.Throws<SdpException>(() => call.Peer.Trickle("nonsense")).IsMalformed);
    }

    private static byte[] UsernameFor(string answer) =>
        Encoding.UTF8.GetBytes(Regex.Match(answer, "a=ice-ufrag:(.*?)\r").Groups[1].Value + ":other");
}
