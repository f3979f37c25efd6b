namespace WebRtc;

/// <summary>
/// The one form of sound at this library's border: 16-bit linear PCM, one channel, 16 kHz, in frames of 20 ms (320 samples).
/// Codecs convert to and from it.
/// </summary>
public static class AudioFormat
{
    public const int SampleRateHz = 16_000;
    public const int FrameSamples = 320;
    public static TimeSpan FrameDuration => TimeSpan.FromMilliseconds(20);
}
