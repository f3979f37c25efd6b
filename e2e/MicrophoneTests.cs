using E2E.Browsers;
using E2E.Microphones;
using E2E.Stack;
using static Microsoft.Playwright.Assertions;

namespace E2E;

/// <summary>
/// Every cause of a microphone that the SDK cannot have, in every browser: rows of <see cref="Causes"/>. Each is told once, by its code, with who must fix it,
/// and the browser is asked at most once. docs/microphone.md is what these tests show.
/// </summary>
public sealed class MicrophoneTests(BrowserFixture browsers, SharedStack stack)
{
    public static TheoryData<Engine, Place, string> Told => Causes.Rows<Cell.Told>(IsOfTheSdk);

    public static TheoryData<Engine, Place, string> Had => Causes.Rows<Cell.Had>(IsOfTheSdk);

    public static TheoryData<Engine, Place, string> Warned => Causes.Rows<Cell.Warned>(IsOfTheSdk);

    [Theory]
    [MemberData(nameof(Told))]
    public Task Cause_IsTold(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (cause, scene) =>
    {
        var told = (Cell.Told)cause.In(engine);
        var call = await scene.OpenSdkAsync();
        await call.ExpectRefusalAsync(told.Code);
        told.ExpectIn(await call.MessageAsync());
        await Expect(call.MicrophoneStates).ToHaveTextAsync(cause.Requests == 0 ? "" : "asking off ");
        await scene.ExpectRequestsAsync();
    });

    [Theory]
    [MemberData(nameof(Had))]
    public Task WhatIsNoCauseHere_LeavesTheMicrophoneOn(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (_, scene) =>
    {
        var call = await scene.OpenSdkAsync();
        await call.ClickStartAsync();
        await scene.ExpectMicrophoneAsync(call.ClickEndAsync);
    });

    [Theory]
    [MemberData(nameof(Warned))]
    public Task SilentDevice_IsToldWhileTheCallGoesOn(Engine engine, Place place, string what) => VisitAsync(engine, place, what, async (_, scene) =>
    {
        var call = await scene.OpenSdkAsync();
        await call.ConnectAsync();
        await Expect(call.MicrophoneStates).ToContainTextAsync("silent");
        await Expect(call.State).ToHaveTextAsync("connected");
        await scene.ExpectRequestsAsync();
    });

    private static bool IsOfTheSdk(Cause cause) => cause.Place is Place.Page or Place.FramedPage;

    private Task VisitAsync(Engine engine, Place place, string what, Func<Cause, Scene, Task> visit)
    {
        var cause = Causes.Of(place, what);
        return Scene.VisitAsync(browsers, stack, engine, cause, (_, scene) => visit(cause, scene));
    }
}
