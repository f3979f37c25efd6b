using E2E.Browsers;
using E2E.Facts;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>The visitor chooses, in the middle of a call, what they are heard and hear through.</summary>
public sealed class DevicesTests(BrowserFixture browsers, SharedStack stack)
{
    [Fact]
    public Task AnotherMicrophone_TakesOver_WithoutAnotherCall() => VisitAsync(Engine.Chromium, async (page, frame) =>
    {
        await frame.ConnectAsync();
        var callId = await frame.Panel.GetAttributeAsync("data-state");
        await frame.Devices.ClickAsync();
        await Expect(frame.MicrophonePicker).ToBeFocusedAsync();
        // The browser lists its devices when it has them.
        await Expect(frame.MicrophoneChoices).Not.ToHaveCountAsync(0);
        var labels = await frame.MicrophoneChoices.AllTextContentsAsync();
        Assert.Equal("System default", labels[0]);
        Assert.True(labels.Count > 1, "There is a device besides the system's choice.");
        await frame.MicrophonePicker.SelectOptionAsync(labels[^1]);

        // The track of the call, and the copy that is measured.
        await Until.TrueAsync("the other device records, and the first does not", async () =>
            await page.EvaluateAsync<string[]>("instruments.tracks.filter((track) => track.readyState === 'live').map((track) => track.label)")
                is { Length: > 0 } live && live.All(label => label == labels[^1]));
        await frame.Done.ClickAsync();
        await Expect(frame.Devices).ToBeFocusedAsync();
        Assert.Equal(callId, await frame.Panel.GetAttributeAsync("data-state"));
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task ListOfDevices_FollowsWhatIsPluggedIn(Engine engine) => VisitAsync(engine, async (page, frame) =>
    {
        await frame.ConnectAsync();
        await frame.Devices.ClickAsync();
        await Expect(frame.MicrophonePicker).ToBeVisibleAsync();
        await page.EvaluateAsync(
            """
            () => {
              navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'audioinput', deviceId: 'headset', label: 'Headset' }];
              navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
            }
            """);
        await Expect(frame.MicrophoneChoices).ToHaveTextAsync(["System default", "Headset"]);
    });

    [Fact]
    public Task ListThatComesLate_IsNotTheNewest() => VisitAsync(Engine.Chromium, async (page, frame) =>
    {
        await frame.ConnectAsync();
        await page.EvaluateAsync(
            """
            () => {
              const first = new Promise((resolve) => { window.answerTheFirst = () => resolve([{ kind: 'audioinput', deviceId: 'old', label: 'Unplugged' }]); });
              const answers = [first, [{ kind: 'audioinput', deviceId: 'headset', label: 'Headset' }]];
              navigator.mediaDevices.enumerateDevices = async () => answers.shift();
            }
            """);
        await frame.Devices.ClickAsync();
        await Expect(frame.MicrophonePicker).ToBeVisibleAsync();
        await page.EvaluateAsync("navigator.mediaDevices.dispatchEvent(new Event('devicechange'))");
        await Expect(frame.MicrophoneChoices).ToHaveTextAsync(["System default", "Headset"]);
        await page.EvaluateAsync("answerTheFirst(), new Promise((resolve) => setTimeout(resolve))");
        await Expect(frame.MicrophoneChoices).ToHaveTextAsync(["System default", "Headset"]);
    });

    [Fact]
    public Task ListOfASheetThatWasClosed_TakesBackNoChoice() => VisitAsync(Engine.Chromium, async (page, frame) =>
    {
        await frame.ConnectAsync();
        await page.EvaluateAsync(
            """
            () => {
              const first = new Promise((resolve) => { window.answerTheFirst = () => resolve([]); });
              navigator.mediaDevices.enumerateDevices = () => (delete navigator.mediaDevices.enumerateDevices, first);
            }
            """);
        await frame.Devices.ClickAsync();
        await frame.Done.ClickAsync();
        await frame.Devices.ClickAsync();
        await Expect(frame.MicrophoneChoices).Not.ToHaveCountAsync(0);
        var another = await frame.MicrophoneChoices.Last.TextContentAsync();
        var chosen = Assert.Single(await frame.MicrophonePicker.SelectOptionAsync(another!));
        Assert.NotEqual("", chosen);
        await page.EvaluateAsync("answerTheFirst(), new Promise((resolve) => setTimeout(resolve))");
        await frame.Done.ClickAsync();
        await frame.Devices.ClickAsync();
        await Expect(frame.MicrophonePicker).ToHaveValueAsync(chosen);
    });

    [Theory]
    [MemberData(nameof(Engines.WithCalls), MemberType = typeof(Engines))]
    public Task Volume_IsTheVisitors(Engine engine) => VisitAsync(engine, async (page, frame) =>
    {
        await frame.ConnectAsync();
        await frame.Devices.ClickAsync();
        await frame.Volume.FillAsync("0.25");
        await Until.TrueAsync(
            "the agent is played at a quarter", () => page.EvaluateAsync<bool>("instruments.players.some(({ volume }) => volume === 0.25)"));
    });

    /// <summary>Firefox and Chromium let a page choose; Safari did not before 18.4.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Speaker_IsOfferedWhereTheBrowserHasAChoice(bool hasChoice) => browsers.VisitAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        if (!hasChoice)
        {
            await page.AddInitScriptAsync("delete HTMLMediaElement.prototype.setSinkId;");
        }
        var frame = await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        await frame.ConnectAsync();
        await frame.Devices.ClickAsync();
        await Expect(frame.MicrophonePicker).ToBeVisibleAsync();
        await Expect(frame.SpeakerPicker).ToBeVisibleAsync(new() { Visible = hasChoice });
    });

    [Fact]
    public Task Escape_ClosesTheSheetFirst_AndKeepsTheCallInSight() => browsers.VisitAloneAsync(Engine.Chromium, Microphone.Speaking, async page =>
    {
        var site = await HostPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"));
        var frame = await site.OpenFrameAsync();
        await frame.ConnectAsync();
        await Keys.ReachAsync(page, frame.Devices);
        await frame.Devices.PressAsync("Enter");
        await Expect(frame.MicrophonePicker).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(frame.Devices).ToBeFocusedAsync();
        await Expect(frame.MicrophonePicker).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(frame.End).ToBeHiddenAsync();
    });

    private Task VisitAsync(Engine engine, Func<IPage, WidgetFrame, Task> visit) => browsers.VisitAsync(engine, Microphone.Speaking, async page =>
        await visit(page, await FullPage.OpenAsync(page, stack, TestWidgets.Running("av_tone"))));
}
