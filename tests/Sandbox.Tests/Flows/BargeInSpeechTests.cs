using Sandbox.Speech;
using Sandbox.Tests.Speech;
using WebRtc;

namespace Sandbox.Tests.Flows;

/// <summary>Callers who talk over the agent in sentences of real speech, with their stops and hisses.</summary>
public sealed class BargeInSpeechTests
{
    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task SentenceSpokenOverTheAgent_SilencesItWithin200MsOfBeingDetected(string sentence)
    {
        var synthesizer = FliteSynthesizer.TryLoad();
        Assert.SkipWhen(synthesizer is null, "libflite1 is missing: apt-get install -y --no-install-recommends libflite1");
        var sound = await synthesizer.SpeakAsync(sentence, TestContext.Current.CancellationToken);
        using var scene = new Scene();
        scene.Agent.Start(scene.Call);
        await scene.Call.SeeAsync("Agent... Hello you how are you");
        scene.ReachFirstFrame(SyntheticSound.Silence(20));
        var activity = new VoiceActivity();
        var (frames, detected, silenced) = (0, 0, 0);
        SyntheticSound.EachFrame(sound!, frame =>
        {
            frames++;
            detected = detected == 0 && activity.Push(frame) ? frames : detected;
            silenced = silenced == 0 && !scene.Exchange(frame) ? frames : silenced;
        });
        await scene.Call.SeeAsync("is Listening"); // Silenced by the caller, not by its last word.
        Assert.True(detected > 0, "The sentence was not detected as speech.");
        Assert.InRange((silenced - detected) * AudioFormat.FrameDuration, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
    }

    public static TheoryData<string> Sentences => [.. TestSentence.All.Select(sentence => sentence.Text)];
}
