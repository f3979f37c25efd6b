using System.Net.Http.Json;
using Protocol;
using Sandbox.Tests.Infrastructure;

namespace Sandbox.Tests;

public sealed class ConsentTests
{
    // The clock of a test stands at 2026-01-01T00:00:00Z.
    [Theory]
    [InlineData("2025-12-31T23:59:58.123Z", "2025-12-31T23:59:58.123Z")]
    [InlineData("2025-12-31T23:59:58Z", "2025-12-31T23:59:58Z")]
    [InlineData("2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:01:00Z", "2026-01-01T00:01:00Z")]
    public async Task Consent_IsKeptOnTheRecord(string given, string kept)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var call = await TestCall.FromAsync(sandbox, await CreateAsync(sandbox, new { version = "privacy 2026-01", given_at = given }));
        var record = await call.ReadRecordAsync();
        Assert.Equal(
            ("privacy 2026-01", DateTimeOffset.Parse(kept, System.Globalization.CultureInfo.InvariantCulture)),
            (record.ConsentVersion, record.ConsentGivenAt));
    }

    [Fact]
    public async Task CallWithoutConsent_HasNoneOnItsRecord()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var record = await (await sandbox.CreateAsync()).ReadRecordAsync();
        Assert.Equal((null, null), (record.ConsentVersion, record.ConsentGivenAt));
    }

    [Theory]
    [InlineData("1", "2026-01-01T00:01:00.001Z", "At most 60 s ahead")]
    [InlineData("1", "2026-01-01T00:00:00", "consent.given_at")]
    [InlineData("1", "2026-01-01", "consent.given_at")]
    [InlineData("1", "01/01/2026 00:00:00", "consent.given_at")]
    [InlineData("1", "1767225600", "consent.given_at")]
    [InlineData("1", "", "consent.given_at")]
    [InlineData("1", null, "consent.given_at")]
    [InlineData("", "2026-01-01T00:00:00Z", "consent.version")]
    [InlineData(null, "2026-01-01T00:00:00Z", "consent.version")]
    [InlineData("a\0b", "2026-01-01T00:00:00Z", "consent.version")]
    [InlineData(
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x",
        "2026-01-01T00:00:00Z",
        "101 characters; the limit is 100")]
    public async Task ConsentThatIsNone_IsRefusedWithWhatIsWrong(string? version, string? givenAt, string why)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var message = await ErrorAssert.IsAsync(
            ErrorCode.InvalidRequest, await CreateAsync(sandbox, new { version, given_at = givenAt }));
        Assert.Contains(why, message, StringComparison.Ordinal);
        Assert.Empty(sandbox.Media.Peers);
    }

    private static Task<HttpResponseMessage> CreateAsync(TestSandbox sandbox, object consent)
    {
        var request = TestSandbox.Request("POST", "/v1/web-calls", TestSandbox.Publishable);
        request.Content = JsonContent.Create(new { agent_version_id = "av_fake", offer = TestSandbox.NewOffer(), consent });
        return sandbox.SendAsync(request);
    }
}
