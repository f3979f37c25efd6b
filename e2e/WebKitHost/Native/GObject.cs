using System.Runtime.InteropServices;

namespace WebKitHost.Native;

internal static partial class GObject
{
    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_signal_connect_data", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nuint Connect(nint instance, string signal, nint handler, nint data, nint destroyData, int flags);
}
