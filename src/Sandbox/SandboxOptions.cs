using System.Net;

namespace Sandbox;

/// <summary>Settings of the embedded platform, section <c>Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    /// <summary>Outside Development the sandbox starts only with this set to true. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>Calls at once, counted from the create to the end. Default 5.</summary>
    public int ConcurrencyLimit { get; set; } = 5;

    /// <summary>Creates per client address and minute. Default 60.</summary>
    public int CreatesPerAddressPerMinute { get; set; } = 60;

    /// <summary>Creates per key and minute. Default 600.</summary>
    public int CreatesPerKeyPerMinute { get; set; } = 600;

    /// <summary>The folder of keys made here and of nothing else. Default <c>data</c> below the content root.</summary>
    public string DataFolder { get; set; } = "data";

    public SandboxMediaOptions Media { get; set; } = new();
}

/// <summary>Section <c>Sandbox:Media</c>: see <see cref="WebRtc.WebRtcOptions"/>. Addresses are written as text.</summary>
public sealed class SandboxMediaOptions
{
    /// <summary>Default <c>0.0.0.0</c>.</summary>
    public string Bind { get; set; } = IPAddress.Any.ToString();

    /// <summary>UDP port. Default 0: a free one.</summary>
    public int Port { get; set; }

    /// <summary>Default empty: what is bound.</summary>
    public IList<string> Advertise { get; } = [];

    /// <summary>What pages are told to use, for example <c>stun:stun.example.com:3478</c>. Default empty: none is needed.</summary>
    public IList<string> IceServers { get; } = [];
}
