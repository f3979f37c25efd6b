using System.Net;
using Microsoft.Net.Http.Headers;
using Protocol;
using Sandbox.Errors;

namespace Sandbox.Control;

/// <summary>
/// Who may talk to the control API at all: programs on this machine, or in the networks that a setting names. Never a page: any
/// <c>Origin</c> is refused, and so is a name in <c>Host</c> that somebody else's DNS could have pointed here.
/// </summary>
internal sealed class ControlGate(RequestDelegate next, SandboxOptions options)
{
    private readonly IPNetwork[] networks = [.. options.Control.DangerousNetworks.Select(network => IPNetwork.Parse(network))];

    public Task InvokeAsync(HttpContext context) => Refuse(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context);

    private Refusal? Refuse(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TryGetValue(HeaderNames.Origin, out var origin))
        {
            return new(
                ErrorCode.OriginNotAllowed,
                $"A page of '{origin}' asked. The control API is for programs: call it from the test, not from the page.");
        }
        if (!IsNear(context.Connection.RemoteIpAddress))
        {
            return new(
                ErrorCode.KeyNotAllowed,
                $"{context.Connection.RemoteIpAddress} may not use the control API. Add its network to Sandbox:Control:DangerousNetworks.");
        }
        return networks.Length > 0 || IsOwnName(context.Request.Host.Host)
            ? null
            : new(ErrorCode.OriginNotAllowed, $"Host is '{context.Request.Host.Host}'. Use '127.0.0.1' or 'localhost'.");
    }

    private bool IsNear(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || Array.Exists(networks, network => network.Contains(plain));
    }

    private static bool IsOwnName(string host) => host == "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out _);
}
