using System.Runtime.InteropServices;
using WebRtc.Native;
using WebRtc.Srtp;
using WebRtc.Transport;
using static WebRtc.Native.LibCrypto;
using static WebRtc.Native.LibSsl;

namespace WebRtc.Dtls;

internal enum DtlsState
{
    Handshaking,
    Connected,

    /// <summary>close_notify arrived, or was sent.</summary>
    Closed,
    Failed,
}

/// <summary>One DTLS 1.2 association over a memory BIO pair. Not thread-safe: the peer holds its lock.</summary>
internal sealed unsafe class DtlsAssociation : IDisposable
{
    private const int SetMtu = 17;
    private const int HandleTimeout = 74;
    private const int ErrorSsl = 1;
    private const int ErrorWantRead = 2;
    private const int ErrorWantWrite = 3;
    private const int ErrorZeroReturn = 6;
    private const int MaxRecord = (16 * 1024) + 512;

    private readonly DatagramSink send;
    private readonly nint ssl;
    private readonly nint incoming;
    private readonly nint outgoing;
    private readonly byte[] buffer = new byte[MaxRecord];
    private GCHandle self;
    private bool disposed;

    public DtlsAssociation(DtlsContext context, Fingerprint remoteFingerprint, DatagramSink send)
    {
        this.send = send;
        RemoteFingerprint = remoteFingerprint;
        ssl = OpenSslException.ThrowIfNull(SSL_new(context.Handle), "SSL_new");
        incoming = OpenSslException.ThrowIfNull(BIO_new(BIO_s_mem()), "BIO_new");
        outgoing = OpenSslException.ThrowIfNull(BIO_new(BIO_s_mem()), "BIO_new");
        SSL_set_bio(ssl, incoming, outgoing); // The SSL owns both from here.
        self = GCHandle.Alloc(this, GCHandleType.Weak);
        _ = SSL_set_ex_data(ssl, DtlsVerification.AssociationSlot, GCHandle.ToIntPtr(self));
        _ = SSL_ctrl(ssl, SetMtu, DtlsRecords.MaxDatagram, 0);
        DTLS_set_timer_cb(ssl, &DtlsTimer.Next);
        if (context.Role == DtlsRole.Server)
        {
            SSL_set_accept_state(ssl);
        }
        else
        {
            SSL_set_connect_state(ssl);
        }
    }

    public Fingerprint RemoteFingerprint { get; }

    public DtlsState State { get; private set; } = DtlsState.Handshaking;

    /// <summary>OpenSSL's words when <see cref="State"/> is <see cref="DtlsState.Failed"/>.</summary>
    public string? Failure { get; private set; }

    /// <summary>There when <see cref="State"/> has become <see cref="DtlsState.Connected"/>.</summary>
    public SrtpKeyingMaterial? Keys { get; private set; }

    /// <summary>Client only: sends the first flight.</summary>
    public void Start() => Handshake();

    /// <summary>Takes one datagram, whatever is in it.</summary>
    public void Receive(ReadOnlySpan<byte> datagram)
    {
        if (disposed || datagram.IsEmpty || State is DtlsState.Failed or DtlsState.Closed)
        {
            return;
        }

        fixed (byte* bytes = datagram)
        {
            _ = BIO_write(incoming, bytes, datagram.Length);
        }

        if (State == DtlsState.Handshaking)
        {
            Handshake();
        }

        if (State == DtlsState.Connected)
        {
            Read();
        }
    }

    /// <summary>Sends the last flight again when its time has come.</summary>
    public void Tick()
    {
        if (disposed || State != DtlsState.Handshaking)
        {
            return;
        }

        ERR_clear_error();
        if (SSL_ctrl(ssl, HandleTimeout, 0, 0) < 0)
        {
            Fail();
        }

        Flush();
    }

    /// <summary>Sends close_notify if there is an association to close.</summary>
    public void Close()
    {
        if (disposed || State != DtlsState.Connected)
        {
            return;
        }

        ERR_clear_error();
        _ = SSL_shutdown(ssl);
        State = DtlsState.Closed;
        Flush();
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            SSL_free(ssl);
            self.Free();
        }
    }

    private void Handshake()
    {
        ERR_clear_error();
        var result = SSL_do_handshake(ssl);
        if (result == 1)
        {
            Keys = DtlsKeyExport.Export(ssl);
            State = Keys is null ? DtlsState.Failed : DtlsState.Connected;
            Failure = Keys is null ? "no SRTP profile in common" : null;
        }
        else if (SSL_get_error(ssl, result) is not (ErrorWantRead or ErrorWantWrite))
        {
            Fail();
        }

        Flush();
    }

    /// <summary>
    /// Nobody sends application data here. Reading takes alerts in, and answers a Finished that came again because ours was lost.
    /// </summary>
    private void Read()
    {
        int length;
        do
        {
            ERR_clear_error();
            fixed (byte* bytes = buffer)
            {
                length = SSL_read(ssl, bytes, buffer.Length);
            }
        }
        while (length > 0);

        switch (SSL_get_error(ssl, length))
        {
            case ErrorZeroReturn:
                State = DtlsState.Closed;
                break;
            case ErrorSsl:
                Fail();
                break;
        }

        Flush();
    }

    private void Fail()
    {
        State = DtlsState.Failed;
        Failure = OpenSslException.LastError();
    }

    private void Flush()
    {
        fixed (byte* bytes = buffer)
        {
            int length;
            while ((length = BIO_read(outgoing, bytes, buffer.Length)) > 0)
            {
                Send(buffer.AsSpan(0, length));
            }
        }
    }

    private void Send(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            var datagram = DtlsRecords.NextDatagram(records);
            send(records[..datagram]);
            records = records[datagram..];
        }
    }
}
