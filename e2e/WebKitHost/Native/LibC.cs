using System.Runtime.InteropServices;

namespace WebKitHost.Native;

internal static partial class LibC
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport(Library, EntryPoint = "getsockname")]
    public static partial int GetSocketName(int socket, ref byte address, ref int length);

    [LibraryImport(Library, EntryPoint = "setsockopt")]
    public static partial int SetSocketOption(int socket, int level, int name, ref int value, int length);
}
