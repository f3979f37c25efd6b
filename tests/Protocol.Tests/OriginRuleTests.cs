namespace Protocol.Tests;

public sealed class OriginRuleTests
{
    [Theory]
    [InlineData("https://example.com", "https://example.com", true)]
    [InlineData("https://EXAMPLE.com", "https://example.com", true)]
    [InlineData("https://example.com:443", "https://example.com", true)]
    [InlineData("https://example.com", "https://example.com:8443", false)]
    [InlineData("https://example.com", "http://example.com", false)]
    [InlineData("https://example.com", "https://www.example.com", false)]
    [InlineData("https://example.com", "https://example.com.evil.test", false)]
    [InlineData("https://*.example.com", "https://www.example.com", true)]
    [InlineData("https://*.example.com", "https://example.com", false)]
    [InlineData("https://*.example.com", "https://a.b.example.com", false)]
    [InlineData("https://*.example.com", "https://evilexample.com", false)]
    [InlineData("https://*.example.com:8443", "https://www.example.com:8443", true)]
    [InlineData("https://*.example.com:8443", "https://www.example.com", false)]
    [InlineData("loopback", "http://localhost:5080", true)]
    [InlineData("loopback", "https://127.0.0.1:1", true)]
    [InlineData("loopback", "http://[::1]:9", true)]
    [InlineData("loopback", "http://localhost.evil.test", false)]
    [InlineData("*", "https://anything.test", true)]
    [InlineData("*", "null", false)]
    [InlineData("*", "", false)]
    [InlineData("*", null, false)]
    [InlineData("*", "file:///etc", false)]
    [InlineData("https://example.com", "https://example.com/path", false)]
    [InlineData("https://example.com", "https://example.com\n", false)]
    [InlineData("https://example.com", " https://example.com", false)]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example", true)]
    [InlineData("https://bücher.example", "https://bücher.example", false)]
    [InlineData("*", "https://bücher.example", false)]
    public void Origin_MatchesOnlyItsRule(string rule, string? origin, bool matches)
    {
        Assert.True(OriginRule.TryParse(rule, out var parsed, out var problem), problem);
        Assert.Equal(matches, parsed.Matches(origin));
    }

    [Theory]
    [InlineData("https://EXAMPLE.com:443", "https://example.com")]
    [InlineData("https://*.Example.com:8443", "https://*.example.com:8443")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("https://*.bücher.example", "https://*.xn--bcher-kva.example")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080")]
    [InlineData("loopback", "loopback")]
    public void NormalForm_IsWhatBrowsersSend(string rule, string normal)
    {
        Assert.True(OriginRule.TryParse(rule, out var parsed, out var problem), problem);
        Assert.Equal(normal, parsed.Text);
    }

    [Theory]
    [InlineData("example.com", "Write 'https://example.com'")]
    [InlineData("https://example.com/shop", "not an origin")]
    [InlineData("https://example.com/", "not an origin")]
    [InlineData("https://*.*.example.com", "not an origin")]
    [InlineData("https://www.*.com", "not an origin")]
    [InlineData("https://*", "not an origin")]
    [InlineData("ftp://example.com", "not an origin")]
    [InlineData("https://user@example.com", "not an origin")]
    [InlineData("null", "no scheme")]
    [InlineData("", "no scheme")]
    public void BrokenRule_IsRefusedWithTheFix(string rule, string says)
    {
        Assert.False(OriginRule.TryParse(rule, out _, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }
}
