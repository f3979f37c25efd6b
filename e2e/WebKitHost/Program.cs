// One WebKitGTK page under remote control, for end-to-end tests where Playwright's own WebKit is not installed.
// Usage: WebKitHost --inspector=127.0.0.1:9333 [--microphone=allow|deny|none] [--proxy=http://127.0.0.1:8080]
// It prints "ready", and ends when its standard input closes: with the test run that started it.
using WebKitHost;
using WebKitHost.Native;

var options = HostOptions.Parse(args);
MicrophonePolicy.IsAllowed = options.AllowMicrophone;

// Read by WebKit when it starts, from the C environment, which Environment.SetEnvironmentVariable does not touch.
LibC.SetEnvironment("WEBKIT_INSPECTOR_HTTP_SERVER", options.Inspector, 1);
LibC.SetEnvironment("NO_AT_BRIDGE", "1", 1);

if (!Gtk.Init(0, 0))
{
    await Console.Error.WriteLineAsync("No display. Start Xvfb and set DISPLAY.");
    return 2;
}
BrowserWindow.Open(options);
StandardInput.ExitWhenClosed();
InspectorSockets.KeepUndelayed();
Console.WriteLine("ready");
Gtk.RunLoop();
return 0;
