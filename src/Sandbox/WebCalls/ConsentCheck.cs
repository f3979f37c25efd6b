using System.Globalization;
using Protocol;
using Sandbox.Calls;
using Sandbox.Errors;

namespace Sandbox.WebCalls;

/// <summary>What a page says of the visitor's consent, checked before it is kept.</summary>
internal static class ConsentCheck
{
    private const int MaxVersion = 100;

    // A visitor's clock may be a little ahead.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    // RFC 3339: a time without its distance from UTC would be anybody's guess.
    private static readonly string[] Iso8601 = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public static Refusal? Read(ConsentGiven? given, DateTimeOffset now, out Consent? consent)
    {
        consent = null;
        if (given is null)
        {
            return null;
        }
        if (Title.Check("consent.version", given.Version, MaxVersion) is { } wrong)
        {
            return wrong;
        }
        if (!DateTimeOffset.TryParseExact(given.GivenAt, Iso8601, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var givenAt))
        {
            return Invalid($"'consent.given_at' is '{given.GivenAt}'. Write when it was given, as in '2026-01-31T09:30:00.000Z'.");
        }
        if (givenAt > now + Ahead)
        {
            return Invalid($"'consent.given_at' is '{given.GivenAt}', and it is {now:u} here. At most {Ahead.TotalSeconds} s ahead are allowed.");
        }
        consent = new Consent(given.Version!, givenAt.ToUniversalTime());
        return null;
    }

    private static Refusal Invalid(string message) => new(ErrorCode.InvalidRequest, message);
}
