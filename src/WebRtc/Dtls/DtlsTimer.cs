using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WebRtc.Dtls;

/// <summary>
/// When a lost flight is sent again. OpenSSL begins at one second, which a caller would notice; RFC 9147 section 5.8.2 suggests
/// 100 ms where delay matters.
/// </summary>
internal static class DtlsTimer
{
    public const uint FirstMicroseconds = 100_000;
    private const uint LastMicroseconds = 2_000_000;

    /// <summary>OpenSSL's timer callback: the next interval after <paramref name="microseconds"/>; 0 asks for the first.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static uint Next(nint ssl, uint microseconds) =>
        microseconds == 0 ? FirstMicroseconds : Math.Min(microseconds * 2, LastMicroseconds);
}
