namespace WebRtc.Rtp;

/// <summary>NTP timestamps: seconds since 1900 in the upper 32 bits, fractions in the lower (RFC 3550 section 4).</summary>
internal static class NtpTime
{
    private static readonly DateTimeOffset Epoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const double UnitsPerSecond = 1L << 32;
    private const double MiddleUnitsPerSecond = 1 << 16;

    public static ulong From(DateTimeOffset moment)
    {
        var ticks = (moment - Epoch).Ticks;
        var seconds = (ulong)(ticks / TimeSpan.TicksPerSecond);
        var fraction = ticks % TimeSpan.TicksPerSecond / (double)TimeSpan.TicksPerSecond;
        return (seconds << 32) | (uint)(fraction * UnitsPerSecond);
    }

    /// <summary>The middle 32 bits, in which reports refer to each other.</summary>
    public static uint Middle(ulong ntp) => (uint)(ntp >> 16);

    /// <summary>An interval in units of the middle 32 bits: 1/65536 s.</summary>
    public static uint ToMiddle(TimeSpan interval) => (uint)(interval.TotalSeconds * MiddleUnitsPerSecond);

    public static TimeSpan FromMiddle(uint interval) => TimeSpan.FromSeconds(interval / MiddleUnitsPerSecond);
}
