using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace WebRtc.Native;

/// <summary>A call into OpenSSL that should not fail has failed. Carries the library's own words.</summary>
internal sealed class OpenSslException(string operation) : CryptographicException($"{operation}: {LastError()}")
{
    /// <summary>Takes the oldest error from this thread's queue.</summary>
    public static unsafe string LastError()
    {
        const int MaxText = 256;
        var text = stackalloc byte[MaxText];
        var error = LibCrypto.ERR_get_error();
        if (error == 0)
        {
            return "no error recorded";
        }

        LibCrypto.ERR_error_string_n(error, text, MaxText);
        return Marshal.PtrToStringUTF8((nint)text) ?? "";
    }

    public static nint ThrowIfNull(nint pointer, string operation) => pointer != 0 ? pointer : throw new OpenSslException(operation);

    public static void ThrowUnless(bool succeeded, string operation)
    {
        if (!succeeded)
        {
            throw new OpenSslException(operation);
        }
    }
}
