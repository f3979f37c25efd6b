using System.Net;
using Sandbox.Engines;
using Sandbox.Storage;
using Sandbox.Webhooks;

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

    /// <summary>
    /// How long a call waits for a page that went away without ending it, so that the next page can take it up; its slot stays taken.
    /// Default 15 s; zero: it ends at once.
    /// </summary>
    public TimeSpan RejoinWindow { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The folder of keys made here and of the SQLite file. Default <c>data</c> below the content root.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>
    /// True: function nodes of flows may call loopback and private addresses, as a service beside this one in development. Who writes a
    /// flow can then reach everything that this server can. Default false.
    /// </summary>
    public bool DangerousAllowPrivateFunctionAddresses { get; set; }

    public SandboxMediaOptions Media { get; set; } = new();

    public SandboxStorageOptions Storage { get; set; } = new();

    public EnginesOptions Engines { get; set; } = new();

    public SandboxWebhooksOptions Webhooks { get; set; } = new();

    public ControlOptions Control { get; set; } = new();
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
