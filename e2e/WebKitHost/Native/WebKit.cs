using System.Runtime.InteropServices;

namespace WebKitHost.Native;

/// <summary>https://webkitgtk.org/reference/webkit2gtk/stable/</summary>
internal static partial class WebKit
{
    private const string Library = "libwebkit2gtk-4.1.so.0";

    [LibraryImport(Library, EntryPoint = "webkit_web_context_new_ephemeral")]
    public static partial nint NewEphemeralContext();

    [LibraryImport(Library, EntryPoint = "webkit_web_context_get_website_data_manager")]
    public static partial nint DataManagerOf(nint context);

    [LibraryImport(Library, EntryPoint = "webkit_website_data_manager_set_tls_errors_policy")]
    public static partial void SetTlsErrorsPolicy(nint manager, int policy);

    [LibraryImport(Library, EntryPoint = "webkit_network_proxy_settings_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewProxySettings(string? defaultProxy, string?[] ignoredHosts);

    [LibraryImport(Library, EntryPoint = "webkit_network_proxy_settings_add_proxy_for_scheme", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void AddProxyForScheme(nint settings, string scheme, string proxy);

    [LibraryImport(Library, EntryPoint = "webkit_website_data_manager_set_network_proxy_settings")]
    public static partial void SetProxySettings(nint manager, int mode, nint settings);

    [LibraryImport(Library, EntryPoint = "webkit_web_view_new_with_context")]
    public static partial nint NewView(nint context);

    [LibraryImport(Library, EntryPoint = "webkit_web_view_get_settings")]
    public static partial nint SettingsOf(nint view);

    [LibraryImport(Library, EntryPoint = "webkit_web_view_load_uri", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void Load(nint view, string address);

    [LibraryImport(Library, EntryPoint = "webkit_settings_set_enable_developer_extras")]
    public static partial void EnableDeveloperExtras(nint settings, [MarshalAs(UnmanagedType.Bool)] bool enabled);

    [LibraryImport(Library, EntryPoint = "webkit_settings_set_enable_media_stream")]
    public static partial void EnableMediaStream(nint settings, [MarshalAs(UnmanagedType.Bool)] bool enabled);

    [LibraryImport(Library, EntryPoint = "webkit_settings_set_enable_mock_capture_devices")]
    public static partial void EnableMockCaptureDevices(nint settings, [MarshalAs(UnmanagedType.Bool)] bool enabled);

    [LibraryImport(Library, EntryPoint = "webkit_settings_set_enable_webrtc")]
    public static partial void EnableWebRtc(nint settings, [MarshalAs(UnmanagedType.Bool)] bool enabled);

    [LibraryImport(Library, EntryPoint = "webkit_permission_request_allow")]
    public static partial void AllowRequest(nint request);

    [LibraryImport(Library, EntryPoint = "webkit_permission_request_deny")]
    public static partial void DenyRequest(nint request);

    [LibraryImport(Library, EntryPoint = "webkit_permission_state_query_finish")]
    public static partial void FinishStateQuery(nint query, int state);
}
