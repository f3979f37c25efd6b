namespace WebRtc.Transport;

/// <summary>Where a datagram goes. The span is good only during the call.</summary>
internal delegate void DatagramSink(ReadOnlySpan<byte> datagram);
