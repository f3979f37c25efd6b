using WebRtc;

namespace Sandbox.Media;

/// <summary>A machine that cannot answer calls. Everything else of the sandbox works; a create says why it does not.</summary>
internal sealed class NoMedia(string reason) : IMedia
{
    public string? MissingPiece => reason;

    public IMediaPeer Answer(string offer, IPeerListener listener) => throw new PlatformNotSupportedException(reason);

    public void Dispose()
    {
    }
}
