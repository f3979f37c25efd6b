using System.Globalization;
using System.Runtime.InteropServices;
using WebKitHost.Native;

namespace WebKitHost;

/// <summary>
/// The inspector's loopback connections all end in this process and have Nagle's algorithm on, which together with delayed
/// acknowledgements costs 45 ms for every message. WebKit has no setting for it, so its sockets are found and told here.
/// </summary>
internal static class InspectorSockets
{
    private const int Tcp = 6;
    private const int NoDelay = 1;
    private const byte InternetFamily = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static void KeepUndelayed()
    {
        var watcher = new Thread(() =>
        {
            while (true)
            {
                UndelayAll();
                Thread.Sleep(Interval);
            }
        });
        watcher.IsBackground = true;
        watcher.Start();
    }

    private static void UndelayAll()
    {
        foreach (var file in Directory.EnumerateFiles("/proc/self/fd"))
        {
            var number = int.Parse(Path.GetFileName(file.AsSpan()), CultureInfo.InvariantCulture);
            if (IsInternetSocket(number))
            {
                var on = 1;
                _ = LibC.SetSocketOption(number, Tcp, NoDelay, ref on, sizeof(int));
            }
        }
    }

    private static bool IsInternetSocket(int number)
    {
        Span<byte> address = stackalloc byte[128];
        var length = address.Length;
        return LibC.GetSocketName(number, ref MemoryMarshal.GetReference(address), ref length) == 0 && address[0] == InternetFamily;
    }
}
