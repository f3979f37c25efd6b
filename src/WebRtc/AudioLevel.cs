namespace WebRtc;

/// <summary>How loud sound is, in dB below the loudest that can be encoded (dBFS): 0 is a full-scale square wave, a full-scale sine is -3.</summary>
/// <param name="Rms">Root mean square of the last second; what did not arrive counts as silence.</param>
/// <param name="Peak">The loudest sample since the beginning.</param>
public readonly record struct AudioLevel(double Rms, double Peak)
{
    /// <summary>Digital silence: -127, the least level that RFC 6464 knows.</summary>
    public const double Silence = -127;
}
