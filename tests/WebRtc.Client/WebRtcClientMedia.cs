using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WebRtc.Dtls;
using WebRtc.Rtp;
using WebRtc.Transport;

namespace WebRtc.Client;

/// <content>The threads of a client: one receives, one ticks every 20 ms.</content>
public sealed partial class WebRtcClient
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ConsentInterval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Pacer pacer;
    private readonly Thread receiver;
    private ClientAnswer? agreed;
    private MediaSocket? socket;
    private SocketAddress? remote;
    private ClientChecks? checks;
    private DtlsAssociation? dtls;
    private MediaSession? media;
    private TaskCompletionSource? restarted;
    private long lastCheck;
    private bool isDtlsStarted;
    private bool isEnded;

    private void Tick()
    {
        lock (gate)
        {
            if (isEnded || checks is null)
            {
                return;
            }

            if (lastCheck == 0 || Stopwatch.GetElapsedTime(lastCheck) >= (checks.HasSucceeded ? ConsentInterval : CheckInterval))
            {
                lastCheck = Stopwatch.GetTimestamp();
                Span<byte> buffer = stackalloc byte[ClientChecks.MaxLength];
                SendDatagram(checks.Write(buffer));
            }

            dtls!.Tick();
            FollowDtls();
            media?.Tick();
        }
    }

    private void Receive()
    {
        var buffer = new byte[MediaSocket.MaxPacket];
        var from = new SocketAddress(socket!.Family);
        while (!Volatile.Read(ref isEnded))
        {
            try
            {
                Take(buffer.AsSpan(0, socket.Receive(buffer, from)));
            }
            catch (SocketException)
            {
                // The socket was closed: the loop's condition tells.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Take(Span<byte> packet)
    {
        lock (gate)
        {
            if (isEnded || !(options.Incoming?.Invoke(packet) ?? true))
            {
                return;
            }

            switch (PacketKinds.Of(packet))
            {
                case PacketKind.Stun:
                    checks!.Receive(packet);
                    FollowChecks();
                    break;
                case PacketKind.Dtls:
                    dtls!.Receive(packet);
                    FollowDtls();
                    break;
                case PacketKind.Rtp:
                    _ = media?.ReceiveRtp(packet);
                    break;
                case PacketKind.Rtcp:
                    _ = media?.ReceiveRtcp(packet);
                    break;
            }
        }
    }

    private void FollowChecks()
    {
        if (!checks!.HasSucceeded)
        {
            return;
        }

        restarted?.TrySetResult();
        if (!isDtlsStarted)
        {
            isDtlsStarted = true;
            dtls!.Start();
        }
    }

    private void FollowDtls()
    {
        if (dtls!.State == DtlsState.Connected && media is null)
        {
            var keys = dtls.Keys!;
            var sends = agreed!.Direction is "sendrecv" or "recvonly";
            var ssrc = (uint)Random.Shared.Next(1, int.MaxValue);
            var parameters = new MediaParameters(agreed.Codec, agreed.PayloadType, sends, ssrc);
            media = new MediaSession(
                parameters, keys.Profile, keys.Client, keys.Server, TimeProvider.System, SendDatagram, Keep);
            connected.TrySetResult();
        }
        else if (dtls.State == DtlsState.Failed)
        {
            connected.TrySetException(new InvalidOperationException($"DTLS failed: {dtls.Failure}"));
            closed.TrySetResult();
        }
        else if (dtls.State == DtlsState.Closed)
        {
            closed.TrySetResult();
        }
    }

    private void Keep(ReadOnlySpan<short> frame) => received.Writer.TryWrite(frame.ToArray());

    private void End(bool withCloseNotify)
    {
        lock (gate)
        {
            if (isEnded)
            {
                return;
            }

            if (withCloseNotify)
            {
                dtls?.Close();
            }

            Volatile.Write(ref isEnded, true);
            socket?.Dispose();
            dtls?.Dispose();
            media?.Dispose();
            dtlsContext.Dispose();
            received.Writer.TryComplete();
            connected.TrySetCanceled();
        }

        // The threads see isEnded at their next turn; a tick under way waits for the lock above and leaves.
        pacer.RequestStop();
    }
}
