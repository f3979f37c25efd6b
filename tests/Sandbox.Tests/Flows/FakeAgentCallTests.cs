using Xunit.Sdk;

namespace Sandbox.Tests.Flows;

/// <summary>What other tests rely on when they fail.</summary>
public sealed class FakeAgentCallTests
{
    [Fact]
    public async Task LineThatIsThereWhenTimeIsUp_IsSeen()
    {
        var call = new FakeAgentCall([]) { Patience = TimeSpan.Zero };
        call.ShowNode("ask", "listen");
        call.HangUp();
        await call.SeeAsync("hangs up");
        Assert.Equal(["at ask", "hangs up"], call.Seen);
    }

    [Fact]
    public async Task LineThatIsMissing_IsReportedWithAllOthersAndTheStateOfThePool()
    {
        var call = new FakeAgentCall([]) { Patience = TimeSpan.Zero };
        call.ShowNode("ask", "listen");
        call.ShowNode("bye", "end");
        var failure = await Assert.ThrowsAsync<FailException>(() => call.SeeAsync("hangs up"));
        Assert.Contains("'hangs up' was not seen after: at ask | at bye", failure.Message, StringComparison.Ordinal);
        Assert.Matches("[0-9]+ threads in the pool, [0-9]+ items waiting for one", failure.Message);
    }
}
