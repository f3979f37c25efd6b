using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Tests.Speech;

public sealed class RecordingTests
{
    [Fact]
    public void WrittenRecording_IsReadWithItsTextAndNearlyItsSound()
    {
        short[] sound = [0, 1, -1, 100, -100, 5000, -5000, 32767, -32768];
        var read = Recording.Read(new Recording("Grüß Gott, is this on?", sound).Write());
        Assert.Equal("Grüß Gott, is this on?", read.Text);
        // A step of µ-law is at most a sixteenth of the value's power of two (G.711).
        Assert.All(sound.Zip(read.Sound), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, Math.Max(4, Math.Abs((int)pair.First) / 16)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(24)]
    public void CutOffFile_IsRefused(int length)
    {
        var file = new Recording("Hello.", new short[100]).Write();
        Assert.Throws<InvalidDataException>(() => Recording.Read(file.AsSpan(0, length)));
    }

    [Fact]
    public async Task EveryFixedLineOfTheShippedFlows_HasARecording()
    {
        var library = PromptLibrary.Read(Path.Combine(FlowAgents.Folder, "recordings"));
        var texts = Recordings.TextsOf(FlowAgents.Read(FlowAgents.Folder).Values).ToList();
        Assert.NotEmpty(texts);
        foreach (var text in texts)
        {
            var sound = await library.SpeakAsync(text, TestContext.Current.CancellationToken);
            Assert.InRange(sound?.Length ?? 0, 16_000, 10 * 16_000);
        }
    }

    [Fact]
    public void EveryLineWithVariables_HasAFallback() =>
        Assert.DoesNotContain(FlowAgents.Read(FlowAgents.Folder).Values.SelectMany(agent => agent.ToFlow(hasLanguageModel: false).Lines), line => line.Recordable is null);
}
