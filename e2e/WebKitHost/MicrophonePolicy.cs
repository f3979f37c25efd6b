using System.Runtime.InteropServices;
using WebKitHost.Native;

namespace WebKitHost;

/// <summary>Answers permission requests at once, as a visitor with one fixed opinion would.</summary>
internal static class MicrophonePolicy
{
    private const int Granted = 0;
    private const int Denied = 1;
    private const int Handled = 1;

    public static bool IsAllowed { get; set; }

    public static unsafe void Attach(nint view)
    {
        delegate* unmanaged<nint, nint, nint, int> onRequest = &Answer;
        delegate* unmanaged<nint, nint, nint, int> onQuery = &AnswerQuery;
        GObject.Connect(view, "permission-request", (nint)onRequest, 0, 0, 0);
        GObject.Connect(view, "query-permission-state", (nint)onQuery, 0, 0, 0);
    }

    [UnmanagedCallersOnly]
    private static int Answer(nint view, nint request, nint data)
    {
        if (IsAllowed)
        {
            WebKit.AllowRequest(request);
        }
        else
        {
            WebKit.DenyRequest(request);
        }
        return Handled;
    }

    [UnmanagedCallersOnly]
    private static int AnswerQuery(nint view, nint query, nint data)
    {
        WebKit.FinishStateQuery(query, IsAllowed ? Granted : Denied);
        return Handled;
    }
}
