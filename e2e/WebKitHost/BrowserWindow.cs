using WebKitHost.Native;

namespace WebKitHost;

/// <summary>A window with one page that keeps nothing: no cookies, no cache, no storage after the process.</summary>
internal static class BrowserWindow
{
    private const int IgnoreTlsErrors = 0;
    private const int CustomProxy = 2;
    private const int TopLevel = 0;

    public static void Open(HostOptions options)
    {
        var context = WebKit.NewEphemeralContext();
        var data = WebKit.DataManagerOf(context);
        WebKit.SetTlsErrorsPolicy(data, IgnoreTlsErrors);
        if (options.HttpProxy is not null)
        {
            UseProxy(data, options.HttpProxy);
        }
        var view = WebKit.NewView(context);
        Allow(WebKit.SettingsOf(view), options.HasMicrophone);
        MicrophonePolicy.Attach(view);
        Show(view);
        WebKit.Load(view, "about:blank");
    }

    private static void UseProxy(nint data, string proxy)
    {
        // Loopback needs no proxy: it is what the mapped names are mapped to.
        string?[] direct = ["localhost", "127.0.0.1", null];
        var settings = WebKit.NewProxySettings(null, direct);
        WebKit.AddProxyForScheme(settings, "http", proxy);
        WebKit.SetProxySettings(data, CustomProxy, settings);
    }

    private static void Allow(nint settings, bool hasMicrophone)
    {
        WebKit.EnableDeveloperExtras(settings, true);
        WebKit.EnableMediaStream(settings, true);
        // A microphone that WebKit invents: it finds no other in this environment.
        WebKit.EnableMockCaptureDevices(settings, hasMicrophone);
        WebKit.EnableWebRtc(settings, true);
    }

    private static void Show(nint view)
    {
        var window = Gtk.NewWindow(TopLevel);
        Gtk.SetDefaultSize(window, 1280, 800);
        Gtk.Add(window, view);
        Gtk.ShowAll(window);
        Gtk.GrabFocus(view);
    }
}
