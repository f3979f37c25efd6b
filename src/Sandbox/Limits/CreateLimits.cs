using System.Net;
using System.Net.Sockets;
using Protocol;
using Sandbox.Errors;
using Sandbox.Workspaces;

namespace Sandbox.Limits;

/// <summary>How many calls of one workspace one client address and one key may create in a minute.</summary>
internal sealed class CreateLimits(WorkspaceLimits limits, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly RateLimits perAddress = new(limits.CreatesPerAddressPerMinute, Window, time);
    private readonly RateLimits perKey = new(limits.CreatesPerKeyPerMinute, Window, time);

    /// <param name="address">The client's.</param>
    /// <param name="credentialId">Of a key; or of a grant, which is a key of its own.</param>
    public Refusal? TryUse(IPAddress? address, string credentialId) =>
        TryUse(perAddress, NameOf(address), "address") ?? TryUse(perKey, credentialId, "key");

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
