using System.Security.Cryptography;
using System.Text;

namespace WebRtc.Ice;

/// <summary>The credentials of both ends between two ICE restarts.</summary>
internal sealed class IceGeneration(string remoteUfrag)
{
    private const int TagBytes = 12;

    public IceCredentials Local { get; } = IceCredentials.Create();

    public string RemoteUfrag { get; } = remoteUfrag;

    /// <summary>A strong entity tag (RFC 9110 section 8.8.3) that tells nothing of the credentials.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TagBytes))}\"";

    /// <summary>What the other end's checks carry: our ufrag, a colon, theirs.</summary>
    public byte[] Username => field ??= Encoding.UTF8.GetBytes($"{Local.Ufrag}:{RemoteUfrag}");
}
