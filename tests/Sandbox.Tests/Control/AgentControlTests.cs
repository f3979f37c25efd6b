using Protocol;
using Sandbox.Calls;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests.Control;

public sealed class AgentControlTests
{
    private const string Receptionist = """
        {
          "name": "Receptionist of the test",
          "max_call_duration_sec": 20,
          "end_call_on_silence_sec": 2,
          "nodes": [
            { "id": "start", "type": "start", "next": "greet" },
            { "id": "greet", "type": "say", "say": "Hello.", "next": "choose" },
            {
              "id": "choose", "type": "listen",
              "branches": [{ "phrases": ["when are you open"], "next": "hours" }],
              "no_match": { "say": ["Sorry?"], "next": "choose" },
              "silence": { "after_ms": 60000, "say": [], "next": "choose" }
            },
            { "id": "hours", "type": "say", "say": "From nine to five.", "next": "choose" }
          ]
        }
        """;

    [Fact]
    public async Task AgentOfATest_AnswersWhatItIsMadeToHear()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync(await MakeAsync(sandbox));
        await SpeakUntilAsync(call, "turn:agent:hello");
        await ControlAssert.SucceedsAsync(await SendAsync(call, "POST", "hear", """{"text":"When are you open?"}"""));
        await SpeakUntilAsync(call, "turn:agent:nine to five");
        await ControlAssert.SucceedsAsync(await SendAsync(call, "POST", "say", """{"text":"This is a test."}"""));
        await SpeakUntilAsync(call, "turn:agent:this is a test");
        var view = await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("GET", $"/sandbox/calls/{call.Created.CallId}"));
        Assert.Equal("When are you open?", view!["heard"]!["words"]!.GetValue<string>());
        Assert.Equal("Hello.\nFrom nine to five.\nThis is a test.", view["said"]!["words"]!.GetValue<string>());
    }

    [Fact]
    public async Task DurationsBelowTheDocumentedOnes_Hold()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await sandbox.ConnectAsync(await MakeAsync(sandbox));
        sandbox.Time.Advance(TimeSpan.FromSeconds(2));
        await Eventually.Is(() => call.Server.Status == CallStatus.Ended, "the call ended");
        Assert.Equal(CallEndReason.SilenceTimeout, call.Server.EndReason);
        Assert.Equal(20_000, call.Created.MaxDurationMs);
    }

    [Fact]
    public async Task Agent_IsNotThereForAnotherWorkspace()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var agent = await MakeAsync(sandbox);
        var other = await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("POST", "/sandbox/workspaces"));
        var create = TestSandbox.CreateRequest(agent, credential: other!["publishable_key"]!.GetValue<string>());
        await ErrorAssert.IsAsync(ErrorCode.AgentVersionNotFound, await sandbox.SendAsync(create));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"x","nodes":[{"id":"start","type":"start","next":"nowhere"}]}""")]
    [InlineData("""{"name":"x","end_call_on_silence_sec":0,"nodes":[{"id":"start","type":"start","next":"end"},{"id":"end","type":"end"}]}""")]
    public async Task AgentThatCannotRun_IsRefused(string body)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await ControlAssert.IsAsync(ErrorCode.InvalidRequest, await sandbox.ControlAsync("POST", "/sandbox/agents", body));
    }

    private static async Task<string> MakeAsync(TestSandbox sandbox)
    {
        var made = await ControlAssert.SucceedsAsync(await sandbox.ControlAsync("POST", "/sandbox/agents", Receptionist));
        return made!["agent_version_id"]!.GetValue<string>();
    }

    private static Task<HttpResponseMessage> SendAsync(TestCall call, string method, string verb, string? body = null) =>
        call.Sandbox.ControlAsync(method, $"/sandbox/calls/{call.Created.CallId}/{verb}", body);

    /// <summary>Takes the agent's sound until it has said what is waited for.</summary>
    private static async Task SpeakUntilAsync(TestCall call, string what)
    {
        var waiting = SendAsync(call, "GET", $"wait?for={Uri.EscapeDataString(what)}");
        await Eventually.Is(
            () =>
            {
                call.Peer.Pull();
                return waiting.IsCompleted;
            },
            $"'{what}' is answered");
        await ControlAssert.SucceedsAsync(await waiting);
    }
}
