using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace WidgetHost.Scripts;

/// <summary>Which form of a file an <c>Accept-Encoding</c> gets (RFC 9110, 12.5.3).</summary>
internal static class ContentNegotiation
{
    /// <summary>Of what has no weight of its own: acceptable, and wanted less than whatever has one (they end at 0.001).</summary>
    private const double IdentityUnlessNamed = 0.0001;

    /// <summary>
    /// The highest weight wins, and between equal ones the smallest form. Where nothing is acceptable, or the header is
    /// malformed, the content as it is: a script that a browser may be able to read is better than a refusal.
    /// </summary>
    public static Representation Choose(ServedFile file, StringValues acceptEncoding)
    {
        var accepted = StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var parsed) ? parsed : [];
        var best = file.Representations.MaxBy(form => Weight(form.Coding, accepted))!;
        return Weight(best.Coding, accepted) > 0 ? best : file.Representations[^1];
    }

    private static double Weight(string coding, IList<StringWithQualityHeaderValue> accepted)
    {
        var named = accepted.FirstOrDefault(entry => Names(entry.Value, coding)) ?? accepted.FirstOrDefault(entry => entry.Value == "*");
        return named is not null ? named.Quality ?? 1 : coding is Representation.Identity ? IdentityUnlessNamed : 0;
    }

    /// <summary><c>x-gzip</c> is gzip's earlier name (RFC 9110, 8.4.1.3).</summary>
    private static bool Names(StringSegment name, string coding) =>
        name.Equals(coding, StringComparison.OrdinalIgnoreCase)
        || (coding is Representation.Gzip && name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase));
}
