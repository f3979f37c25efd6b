using System.Net;
using System.Net.Sockets;
using Protocol;
using Sandbox.Errors;
using Sandbox.Keys;

namespace Sandbox.Limits;

/// <summary>How many calls one client address and one key may create in a minute.</summary>
internal sealed class CreateLimits(SandboxOptions options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly RateLimits perAddress = new(options.CreatesPerAddressPerMinute, Window, time);
    private readonly RateLimits perKey = new(options.CreatesPerKeyPerMinute, Window, time);

    public Refusal? TryUse(IPAddress? address, ApiKey key) =>
        TryUse(perAddress, NameOf(address), "address") ?? TryUse(perKey, key.Id, "key");

    private static Refusal? TryUse(RateLimits limits, string name, string what) => limits.TryUse(name) is { } wait
        ? new(ErrorCode.RateLimited,
            $"More than {limits.Limit} calls a minute were created by this {what}. Wait {Math.Ceiling(wait.TotalSeconds)} s.", wait)
        : null;

    // A household has one IPv4 address or one IPv6 /64; whoever has the latter has 2^64 addresses.
    private static string NameOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
