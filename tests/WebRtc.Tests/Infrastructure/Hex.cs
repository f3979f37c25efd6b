namespace WebRtc.Tests.Infrastructure;

/// <summary>Bytes as RFCs print them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text) => Convert.FromHexString(string.Concat(text.Where(char.IsAsciiHexDigit)));
}
