using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace WidgetHost.Session;

/// <summary>What stops scripts, which no origin check does. Partitions that are not used are let go by the limiter.</summary>
internal sealed class SessionLimits(IOptions<SessionOptions> options) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> byAddress = Limit<IPAddress>(options.Value.PerAddressPerMinute);
    private readonly PartitionedRateLimiter<string> byWidget = Limit<string>(options.Value.PerWidgetPerMinute);

    /// <summary>Null: there is room. Else how long until there is.</summary>
    public TimeSpan? Take(IPAddress? client, string widgetId) => WaitFor(byAddress, NetworkOf(client)) ?? WaitFor(byWidget, widgetId);

    public void Dispose()
    {
        byAddress.Dispose();
        byWidget.Dispose();
    }

    private static TimeSpan? WaitFor<T>(PartitionedRateLimiter<T> limiter, T who)
    {
        using var lease = limiter.AttemptAcquire(who);
        if (lease.IsAcquired)
        {
            return null;
        }
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    private static PartitionedRateLimiter<T> Limit<T>(int permits) where T : notnull =>
        PartitionedRateLimiter.Create<T, T>(who => RateLimitPartition.GetFixedWindowLimiter(
            who, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window, QueueLimit = 0 }));

    /// <summary>One subscriber has a whole IPv6 network of 64 bits (RFC 6177), and would have as many addresses as they like.</summary>
    private static IPAddress NetworkOf(IPAddress? client)
    {
        if (client is null)
        {
            return IPAddress.None;
        }
        if (client.IsIPv4MappedToIPv6 || client.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return client.MapToIPv4();
        }
        var bytes = client.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
