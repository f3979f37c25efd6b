using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace E2E.Pages;

/// <summary>
/// The call's own page, in a frame or alone. What a visitor uses is found as a screen reader finds it, by role and name: in English,
/// which is the language of the test's pages and browsers unless a test says otherwise.
/// </summary>
/// <param name="locate">Finds an element in it by a selector.</param>
internal sealed class WidgetFrame(Func<string, ILocator> locate)
{
    /// <summary>All of it. <c>data-state</c> carries the state's name, and <c>data-code</c> an error's.</summary>
    public ILocator Panel => locate("main");

    /// <summary>What happens, in words; after an error, what went wrong.</summary>
    public ILocator State => Panel.GetByRole(AriaRole.Heading, new() { Level = 2 });

    public ILocator Start => Button("Start the call");

    public ILocator Cancel => Button("Cancel");

    public ILocator End => Button("End call");

    /// <summary>What ends the call, or the attempt at one.</summary>
    public ILocator HangUp => Panel.GetByRole(AriaRole.Button, new() { NameRegex = new("^(End call|Cancel)$") });

    public ILocator Mute => Button("Mute");

    public ILocator Unmute => Button("Unmute");

    public ILocator HoldToTalk => Button("Hold to talk");

    public ILocator Again => Button("Call again");

    public ILocator TryAgain => Button("Try again");

    public ILocator TypeInstead => Button("Type instead");

    public ILocator BackToCall => Button("Back to your call");

    public ILocator NewCall => Button("Start a new call");

    public ILocator Minimise => Button("Minimise");

    public ILocator Agree => Button("Agree and call");

    public ILocator Decline => Button("Not now");

    public ILocator Message => Panel.GetByRole(AriaRole.Textbox, new() { Name = "Type a message" });

    public ILocator Send => Button("Send");

    public ILocator Devices => Button("Sound settings");

    public ILocator MicrophonePicker => Panel.GetByRole(AriaRole.Combobox, new() { Name = "Microphone" });

    public ILocator MicrophoneChoices => MicrophonePicker.GetByRole(AriaRole.Option);

    public ILocator SpeakerPicker => Panel.GetByRole(AriaRole.Combobox, new() { Name = "Speaker" });

    public ILocator Volume => Panel.GetByRole(AriaRole.Slider, new() { Name = "Volume" });

    public ILocator Done => Button("Done");

    public ILocator Transcript => Panel.GetByRole(AriaRole.Log, new() { Name = "Transcript" });

    public ILocator Timer => Panel.GetByRole(AriaRole.Timer);

    /// <summary>What is told of an error, at once.</summary>
    public ILocator Alert => locate("[data-id=call-alert]");

    /// <summary>What screen readers were told, a line each.</summary>
    public ILocator Announced => locate("[data-id=call-announcer] p");

    /// <summary>A line about the call, with a button.</summary>
    public ILocator Notice => locate("[data-id=call-notice]");

    public ILocator Comment => Panel.GetByRole(AriaRole.Textbox, new() { Name = "What could be better? (optional)" });

    public ILocator SendFeedback => Button("Send feedback");

    /// <summary>Finds the full page in <paramref name="page"/> itself.</summary>
    public static WidgetFrame Alone(IPage page) => new(selector => page.Locator(selector));

    public ILocator Button(string name) => Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Panel.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>One to five stars.</summary>
    public ILocator Stars(int count) =>
        Panel.GetByRole(AriaRole.Radio, new() { Name = count == 1 ? "1 star" : $"{count} stars", Exact = true });

    /// <summary>What <paramref name="role"/> (<c>agent</c> or <c>user</c>) said so far.</summary>
    public ILocator Turns(string role) => Transcript.Locator($"[data-id=turn][data-role={role}]");

    public async Task<WidgetFrame> StartCallAsync()
    {
        await Start.ClickAsync();
        return this;
    }

    public async Task<WidgetFrame> ConnectAsync()
    {
        await StartCallAsync();
        await ExpectStateAsync("connected");
        return this;
    }

    public Task ExpectStateAsync(string state) => Expect(Panel).ToHaveAttributeAsync("data-state", state);

    public async Task ExpectErrorAsync(string code)
    {
        await ExpectStateAsync("error");
        await Expect(Panel).ToHaveAttributeAsync("data-code", code);
        await Expect(Alert).Not.ToBeEmptyAsync();
    }
}
