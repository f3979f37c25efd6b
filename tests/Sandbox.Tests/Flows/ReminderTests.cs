using Sandbox.Agents;
using Sandbox.Flows;
using Sandbox.Tests.Speech;

namespace Sandbox.Tests.Flows;

public sealed class ReminderTests
{
    private static readonly Reminder Twice = new() { Say = [new("One"), new("Two")] };

    [Fact]
    public async Task CallerWhoSaysNothing_IsRemindedAfterNineSecondsByDefault()
    {
        using var scene = await StartAsync();
        scene.Exchange([SyntheticSound.Silence(8980)]);
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Sorry, I did not understand that.");
        Assert.DoesNotContain("Agent... Are you still there?", scene.Call.Seen);
        await scene.Call.SeeAsync("is Listening");
        scene.Exchange([SyntheticSound.Silence(9000)]);
        await scene.HearWholeLineAsync("Are you still there?");
    }

    [Fact]
    public async Task CallerWithoutAMicrophone_IsRemindedAfterFourTimesAsLong()
    {
        using var scene = await StartAsync(hasMicrophone: false);
        scene.Exchange([SyntheticSound.Silence(35_980)]);
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Sorry, I did not understand that.");
        Assert.DoesNotContain("Agent... Are you still there?", scene.Call.Seen);
        await scene.Call.SeeAsync("is Listening");
        scene.Exchange([SyntheticSound.Silence(36_000)]);
        await scene.HearWholeLineAsync("Are you still there?");
    }

    [Fact]
    public async Task Reminders_AreUsedUpAndBeginAnewWhenTheCallerSpeaks()
    {
        using var scene = await StartAsync(""" "reminder": { "interval_sec": 5, "say": ["One", "Two"] } """);
        await RemindAsync(scene, "One");
        await RemindAsync(scene, "Two");
        scene.Exchange([SyntheticSound.Silence(60_000)]);
        scene.Agent.Read("bananas");
        await scene.HearWholeLineAsync("Sorry, I did not understand that.");
        await scene.Call.SeeAsync("is Listening");
        await RemindAsync(scene, "One");
        Assert.Equal(3, scene.Call.Seen.Count(line => line is "Agent... One" or "Agent... Two"));
    }

    [Fact]
    public async Task CallerWhoIsReminded_MayTalkOverIt()
    {
        using var scene = await StartAsync();
        scene.Exchange([SyntheticSound.Silence(9000)]);
        await scene.Call.SeeAsync("Agent... Are you still there?");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        scene.Agent.Read("goodbye");
        await scene.HearWholeLineAsync("Good bye");
    }

    [Fact]
    public void NoLines_AreNoReminder() => Assert.Null(new Patience(null, new Reminder { Say = [] }).Time);

    [Fact]
    public void SoonerSilenceOfTheNode_ComesFirst()
    {
        var patience = new Patience(Silence(8000, next: "away", "Hello?"), Twice);
        Assert.Equal(8, patience.Time?.TotalSeconds);
        Assert.Equal("Hello?", patience.Pass().Say?.Text);
        Assert.Equal("away", patience.Pass().Next);
    }

    [Fact]
    public void LaterSilenceOfTheNode_ComesWhenTheRemindersAreUsedUp()
    {
        var patience = new Patience(Silence(20_000, next: "away"), Twice);
        Assert.Equal((9, "One"), (patience.Time?.TotalSeconds, patience.Pass().Say?.Text));
        Assert.Equal((9, "Two"), (patience.Time?.TotalSeconds, patience.Pass().Say?.Text));
        Assert.Equal((20, "away"), (patience.Time?.TotalSeconds, patience.Pass().Next));
    }

    [Fact]
    public void SilenceWithoutNext_IsUsedUpToo()
    {
        var patience = new Patience(Silence(5000, next: null, "Hello?"), Twice);
        Assert.Equal((5, "Hello?"), (patience.Time?.TotalSeconds, patience.Pass().Say?.Text));
        Assert.Equal((9, "One"), (patience.Time?.TotalSeconds, patience.Pass().Say?.Text));
        patience.Renew();
        Assert.Equal((9, "One"), (patience.Time?.TotalSeconds, patience.Pass().Say?.Text));
        Assert.Equal((9, "Two"), (patience.Time?.TotalSeconds, patience.Pass().Say?.Text));
        Assert.Null(patience.Time);
    }

    private static Silence Silence(int afterMs, string? next, params string[] lines) =>
        new() { AfterMs = afterMs, Next = next, Say = [.. lines.Select(line => new Line(line))] };

    private static async Task RemindAsync(Scene scene, string line)
    {
        scene.Exchange([SyntheticSound.Silence(5000)]);
        await scene.HearWholeLineAsync(line);
        await scene.Call.SeeAsync("is Listening");
    }

    private static async Task<Scene> StartAsync(string more = "\"max_call_duration_sec\": 600", bool hasMicrophone = true)
    {
        var scene = new Scene(agent: $$"""
            {
              "name": "Tester", {{more}},
              "nodes": [
                { "id": "start", "type": "start", "say": "Hello", "next": "talk" },
                { "id": "talk", "type": "conversation", "branches": [ { "phrases": ["goodbye"], "next": "bye" } ] },
                { "id": "bye", "type": "end", "say": "Good bye" }
              ]
            }
            """);
        scene.Call.HasMicrophone = hasMicrophone;
        scene.Agent.Start(scene.Call);
        await scene.HearWholeLineAsync("Hello");
        await scene.Call.SeeAsync("is Listening");
        return scene;
    }
}
