using WebRtc;

namespace Sandbox.Speech;

/// <summary>
/// Says, frame by frame, whether somebody speaks. A frame is loud when its energy stands well above the noise floor, which
/// follows the quietest recent frames; two loud frames in a row begin speech (a click has one), and the hangover bridges
/// the stops between syllables. One instance hears one stream; not thread-safe; allocates nothing.
/// </summary>
internal sealed class VoiceActivity
{
    // Levels in dB relative to full scale. A browser with noise suppression sends about -60 between words, speech about -25.
    private const double MinimumFloor = -65;
    private const double StartFloor = -55;
    private const double QuietestSpeech = -46;
    private const double SpeechAboveFloor = 9;
    private const int FramesToBegin = 2;

    // Steady noise becomes the floor within seconds; speech does not, because every stop between words pulls it down again.
    private const double FloorRisePerSecond = 6;
    private static readonly double FloorRisePerFrame = FloorRisePerSecond * AudioFormat.FrameDuration.TotalSeconds;

    private readonly int hangoverFrames;
    private double floor = StartFloor;
    private int loudInARow;
    private int framesLeft;

    /// <param name="hangover">How long speech goes on after its last loud frame. Default 200 ms.</param>
    public VoiceActivity(TimeSpan? hangover = null) =>
        hangoverFrames = (int)((hangover ?? TimeSpan.FromMilliseconds(200)) / AudioFormat.FrameDuration);

    /// <summary>Whether the last frame itself was loud, without onset and hangover.</summary>
    public bool IsLoud { get; private set; }

    /// <summary>Hears the next frame (<see cref="AudioFormat"/>). True: somebody speaks, or stopped within the hangover.</summary>
    public bool Push(ReadOnlySpan<short> frame)
    {
        var level = Level(frame);
        var loud = level > Math.Max(QuietestSpeech, floor + SpeechAboveFloor);
        IsLoud = loud;
        floor = Math.Max(MinimumFloor, Math.Min(level, floor + FloorRisePerFrame));
        loudInARow = loud ? loudInARow + 1 : 0;
        var speaks = loudInARow >= FramesToBegin || (loud && framesLeft > 0);
        framesLeft = speaks ? hangoverFrames : Math.Max(0, framesLeft - 1);
        return speaks || framesLeft > 0;
    }

    private static double Level(ReadOnlySpan<short> frame)
    {
        var sum = 0.0;
        foreach (var sample in frame)
        {
            sum += (double)sample * sample;
        }
        return frame.IsEmpty ? MinimumFloor : 10 * Math.Log10((sum / frame.Length / (32768.0 * 32768.0)) + 1e-12);
    }
}
