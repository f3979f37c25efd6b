using System.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace WebRtc.Tests;

public class OptionsTests
{
    [Fact]
    public void WrongOptions_AreNamedAllAtOnce()
    {
        var options = new WebRtcOptions { Port = 70_000 };
        options.Advertise.Add(IPAddress.Any);
        options.Advertise.Add(IPAddress.IPv6Loopback);
        var refusal = Assert.Throws<ArgumentException>(() => WebRtcEndpoint.Start(options, TimeProvider.System, NullLoggerFactory.Instance));
        Assert.Contains("70000", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("0.0.0.0", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("::1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AdvertisedAddress_IsTheOnlyCandidate()
    {
        var options = new WebRtcOptions();
        options.Advertise.Add(IPAddress.Parse("203.0.113.7"));
        using var endpoint = WebRtcEndpoint.Start(options, TimeProvider.System, NullLoggerFactory.Instance);
        Assert.Equal(IPAddress.Parse("203.0.113.7"), Assert.Single(endpoint.Candidates).Address);
        Assert.NotEqual(0, endpoint.Candidates[0].Port);
    }
}
