using System.Security.Cryptography;

namespace WebRtc.Rtp;

/// <summary>When to report, and what the reports of the other end say of the way between (RFC 3550 section 6). Not thread-safe.</summary>
internal sealed class RtcpSession(TimeProvider time, uint ssrc)
{
    // Between half and one and a half seconds, so that many calls do not report at once (section 6.2).
    private const int LeastIntervalMs = 500;
    private const int MostIntervalMs = 1500;

    private ulong lastSenderNtp;
    private long lastSenderArrival;
    private long lastReport = time.GetTimestamp();
    private TimeSpan interval = TimeSpan.FromMilliseconds(LeastIntervalMs);

    /// <summary>Of the last report on our stream that could tell; null before.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>Takes a decrypted compound packet. False: malformed.</summary>
    public bool Receive(ReadOnlySpan<byte> compound)
    {
        var reader = new RtcpReader(compound, ssrc);
        var wellFormed = reader.Read();
        if (reader.SenderNtp is { } ntp)
        {
            lastSenderNtp = ntp;
            lastSenderArrival = time.GetTimestamp();
        }

        if (reader.Report is { } report)
        {
            MeasureRoundTrip(report);
        }

        return wellFormed;
    }

    /// <summary>True once per interval.</summary>
    public bool TakeTurn()
    {
        if (time.GetElapsedTime(lastReport) < interval)
        {
            return false;
        }

        lastReport = time.GetTimestamp();
        interval = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LeastIntervalMs, MostIntervalMs));
        return true;
    }

    public RtcpReportBlock ReportOn(uint source, ReceptionStatistics reception) => new(
        source,
        reception.TakeFractionLost(),
        reception.CumulativeLost,
        reception.HighestExtended,
        reception.JitterInClockUnits,
        NtpTime.Middle(lastSenderNtp),
        lastSenderNtp == 0 ? 0 : NtpTime.ToMiddle(time.GetElapsedTime(lastSenderArrival)));

    /// <summary>Now, less the time our report took to them, less the time they kept it (section 6.4.1).</summary>
    private void MeasureRoundTrip(RtcpReportBlock report)
    {
        if (report.LastSenderReport == 0)
        {
            return;
        }

        var now = NtpTime.Middle(NtpTime.From(time.GetUtcNow()));
        var roundTrip = (int)(now - report.LastSenderReport - report.DelaySinceLastSenderReport);
        RoundTrip = NtpTime.FromMiddle((uint)Math.Max(0, roundTrip));
    }
}
