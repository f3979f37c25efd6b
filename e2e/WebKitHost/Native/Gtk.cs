using System.Runtime.InteropServices;

namespace WebKitHost.Native;

internal static partial class Gtk
{
    private const string Library = "libgtk-3.so.0";

    [LibraryImport(Library, EntryPoint = "gtk_init_check")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool Init(nint argumentCount, nint arguments);

    [LibraryImport(Library, EntryPoint = "gtk_window_new")]
    public static partial nint NewWindow(int type);

    [LibraryImport(Library, EntryPoint = "gtk_window_set_default_size")]
    public static partial void SetDefaultSize(nint window, int width, int height);

    [LibraryImport(Library, EntryPoint = "gtk_container_add")]
    public static partial void Add(nint container, nint widget);

    [LibraryImport(Library, EntryPoint = "gtk_widget_show_all")]
    public static partial void ShowAll(nint widget);

    [LibraryImport(Library, EntryPoint = "gtk_widget_grab_focus")]
    public static partial void GrabFocus(nint widget);

    [LibraryImport(Library, EntryPoint = "gtk_main")]
    public static partial void RunLoop();
}
