using System.Net;

namespace WebRtc.Ice;

/// <summary>Answers to Binding requests.</summary>
internal static class StunResponse
{
    /// <summary>Room enough for every response written here.</summary>
    public const int MaxLength = 128;

    public static ReadOnlySpan<byte> Success(Span<byte> buffer, in StunMessage request, SocketAddress from, ReadOnlySpan<byte> key)
    {
        var writer = new StunWriter(buffer, StunProtocol.BindingSuccess, request.Transaction);
        writer.WriteXorMappedAddress(from);
        writer.WriteIntegrity(key);
        return writer.WriteFingerprint();
    }

    /// <summary>An error to someone known: <paramref name="key"/> is the one the request was authenticated with.</summary>
    public static ReadOnlySpan<byte> Error(Span<byte> buffer, in StunMessage request, StunError error, ReadOnlySpan<byte> key)
    {
        var writer = new StunWriter(buffer, StunProtocol.BindingError, request.Transaction);
        writer.WriteError(error);
        if (error == StunError.UnknownAttribute)
        {
            writer.WriteUnknownAttribute(request.UnknownAttribute);
        }

        writer.WriteIntegrity(key);
        return writer.WriteFingerprint();
    }

    /// <summary>An error to a stranger, who shares no key with us (RFC 8489 section 9.1.3).</summary>
    public static ReadOnlySpan<byte> Error(Span<byte> buffer, in StunMessage request, StunError error)
    {
        var writer = new StunWriter(buffer, StunProtocol.BindingError, request.Transaction);
        writer.WriteError(error);
        return writer.WriteFingerprint();
    }
}
