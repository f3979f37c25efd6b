using System.Text;
using WebRtc.Ice;

namespace WebRtc.Tests.Ice;

public class IceSessionTests
{
    private readonly IceSession session = new("remote");

    [Fact]
    public void Check_WithRightUsernameAndPassword_IsAuthentic() =>
        Assert.Same(session.Latest, Authenticate(session.Latest));

    [Fact]
    public void Check_WithOtherRemoteUfrag_IsNot()
    {
        var stranger = new IceGeneration("stranger");
        Assert.Null(Authenticate(session.Latest, username: $"{session.Latest.Local.Ufrag}:stranger"));
        Assert.Null(Authenticate(stranger));
    }

    [Fact]
    public void Restart_AcceptsOldAndNewUntilNewIsConfirmed()
    {
        var old = session.Latest;
        var next = new IceGeneration("later");
        Assert.Null(session.Restart(next));

        Assert.Same(next, session.Latest);
        Assert.Same(old, Authenticate(old));
        Assert.Null(session.Confirm(old));
        Assert.Same(next, Authenticate(next));
        Assert.Same(old, session.Confirm(next));
        Assert.Null(Authenticate(old));
        Assert.Same(next, Authenticate(next));
    }

    [Fact]
    public void SecondRestart_ReplacesOneThatNeverTookHold()
    {
        var first = new IceGeneration("first");
        var second = new IceGeneration("second");
        session.Restart(first);

        Assert.Same(first, session.Restart(second));
        Assert.Null(Authenticate(first));
        Assert.Same(second, Authenticate(second));
    }

    [Fact]
    public void Generations_DifferInEverything()
    {
        var first = new IceGeneration("same");
        var second = new IceGeneration("same");
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.NotEqual(first.Local.Ufrag, second.Local.Ufrag);
        Assert.NotEqual(first.Local.Password, second.Local.Password);
        Assert.Matches("^\"[0-9a-f]+\"$", first.ETag);
    }

    private IceGeneration? Authenticate(IceGeneration generation, string? username = null)
    {
        Span<byte> buffer = stackalloc byte[256];
        var writer = new StunWriter(buffer, StunProtocol.BindingRequest, "transaction!"u8);
        writer.WriteText(StunAttribute.Username, username ?? Encoding.UTF8.GetString(generation.Username));
        writer.WriteIntegrity(generation.Local.Key);
        Assert.True(StunMessage.TryParse(writer.WriteFingerprint(), out var check));
        return session.Authenticate(check);
    }
}
