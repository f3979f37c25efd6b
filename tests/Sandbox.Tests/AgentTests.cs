using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Speech;
using Sandbox.Tests.Flows;
using WebRtc;

namespace Sandbox.Tests;

public sealed class AgentTests
{
    [Fact]
    public void Tone_Is440Hertz()
    {
        var tone = new ToneAgent(new Prompter(new FakeSynthesizer()));
        var second = new short[AudioFormat.SampleRateHz];
        for (var at = 0; at < second.Length; at += AudioFormat.FrameSamples)
        {
            Assert.True(tone.Speak(second.AsSpan(at, AudioFormat.FrameSamples)));
        }
        var rises = Enumerable.Range(1, second.Length - 1).Count(i => second[i - 1] < 0 && second[i] >= 0);
        Assert.InRange(rises, 439, 440);
        Assert.Equal(short.MaxValue / 4, second.Max(), tolerance: 10);
    }

    [Fact]
    public void Echo_RepeatsASecondLater()
    {
        using var echo = new EchoAgent(recognizer: null, new Prompter(new FakeSynthesizer()), NullLogger<EchoAgent>.Instance);
        var spoken = new short[AudioFormat.FrameSamples];
        var heard = new short[AudioFormat.FrameSamples];
        var frames = new List<short?>();
        for (var i = 1; i <= 120; i++)
        {
            spoken.AsSpan().Fill((short)(i * 100));
            echo.Hear(spoken);
            frames.Add(echo.Speak(heard) ? heard[0] : null);
        }
        Assert.All(frames.Take(49), Assert.Null);
        Assert.Equal(Enumerable.Range(1, 71).Select(i => (short?)(i * 100)), frames.Skip(49));
    }

    [Fact]
    public void EchoOfABurst_FallsBackToOneSecond()
    {
        using var echo = new EchoAgent(recognizer: null, new Prompter(new FakeSynthesizer()), NullLogger<EchoAgent>.Instance);
        var frame = new short[AudioFormat.FrameSamples];
        for (var i = 1; i <= 150; i++)
        {
            frame.AsSpan().Fill((short)(i * 100));
            echo.Hear(frame);
        }
        Assert.True(echo.Speak(frame));
        Assert.InRange(frame[0], 5_000, 10_100);
    }

    [Fact]
    public void EchoOfSilence_IsNoSpeech()
    {
        using var echo = new EchoAgent(recognizer: null, new Prompter(new FakeSynthesizer()), NullLogger<EchoAgent>.Instance);
        var frame = new short[AudioFormat.FrameSamples];
        for (var i = 0; i < 100; i++)
        {
            echo.Hear(frame);
            Assert.False(echo.Speak(frame));
        }
    }

    [Fact]
    public async Task EchoWithARecognizer_ShowsWhatItHeard()
    {
        var recognizer = new LengthRecognizer();
        using var echo = new EchoAgent(recognizer, new Prompter(new FakeSynthesizer()), NullLogger<EchoAgent>.Instance);
        var call = new TurnCatcher();
        echo.Start(call);
        Hear(echo, isSpeech: false, frames: 50);
        Hear(echo, isSpeech: true, frames: 50);
        Hear(echo, isSpeech: false, frames: 50);
        var turn = await call.Shown.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((TurnRole.User, "hello", true), (turn.Role, turn.Text, turn.IsFinal));
        // The second that was spoken, with some sound before it and the pause that ended it.
        Assert.InRange(recognizer.Samples, AudioFormat.SampleRateHz, 2 * AudioFormat.SampleRateHz);
    }

    private static void Hear(EchoAgent echo, bool isSpeech, int frames)
    {
        var tone = new ToneAgent(new Prompter(new FakeSynthesizer()));
        var frame = new short[AudioFormat.FrameSamples];
        for (var i = 0; i < frames; i++)
        {
            if (isSpeech)
            {
                tone.Speak(frame);
            }
            echo.Hear(frame);
        }
    }

    private sealed class LengthRecognizer : ISpeechRecognizer
    {
        public int Samples { get; private set; }

        public Task<string> TranscribeAsync(ReadOnlyMemory<short> utterance, CancellationToken cancellationToken)
        {
            Samples = utterance.Length;
            return Task.FromResult("hello");
        }
    }

    private sealed class TurnCatcher : IAgentCall
    {
        public TaskCompletionSource<Turn> Shown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string CallId => "call_1";

        public bool HasMicrophone => true;

        public string AgentId => "agent_echo";

        public System.Text.Json.Nodes.JsonObject Variables => [];

        public TimeProvider Time => TimeProvider.System;

        public TimeSpan Elapsed => TimeSpan.FromSeconds(3);

        public void ShowState(AgentState state) => Assert.Equal(AgentState.Listening, state);

        public void ShowTurn(Turn turn) => Shown.SetResult(turn);

        public void ShowNode(string nodeId, string type, string? skipped = null, string? why = null) => Assert.Fail("av_echo has no nodes");

        public void HangUp() => Assert.Fail("av_echo never hangs up");
    }
}
