using System.Runtime.InteropServices;

namespace WidgetHost.Releases;

/// <summary>Gives a finished file its name, unless something has that name: of many servers that try, one does.</summary>
/// <remarks>Not <see cref="File.Move(string, string)"/>, which on Unix looks first and then renames, over what came in between.</remarks>
internal static partial class HardLink
{
    /// <summary>False: the name is taken.</summary>
    /// <param name="finished">On the same volume. It is gone afterwards.</param>
    /// <param name="name">The name that is asked for.</param>
    /// <exception cref="IOException">The file cannot be there.</exception>
    public static bool TryName(string finished, string name)
    {
        try
        {
            return OperatingSystem.IsWindows() ? TryMove(finished, name) : TryLink(finished, name);
        }
        finally
        {
            File.Delete(finished);
        }
    }

    private static bool TryLink(string finished, string name)
    {
        const int AlreadyThere = 17; // EEXIST, on Linux and macOS.
        if (Link(finished, name) == 0)
        {
            return true;
        }
        // A volume without hard links has renames, and a moment in which two servers may both think that they are first.
        return Marshal.GetLastPInvokeError() != AlreadyThere && TryMove(finished, name);
    }

    private static bool TryMove(string finished, string name)
    {
        try
        {
            File.Move(finished, name, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(name))
        {
            return false;
        }
    }

    /// <summary>https://pubs.opengroup.org/onlinepubs/9799919799/functions/link.html</summary>
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);
}
