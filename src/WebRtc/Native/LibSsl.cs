using System.Runtime.InteropServices;

namespace WebRtc.Native;

/// <summary>The part of OpenSSL 3's libssl that DTLS-SRTP needs: https://docs.openssl.org/3.0/man3/</summary>
internal static unsafe partial class LibSsl
{
    public const string FileName = "libssl.so.3";

    [LibraryImport(FileName)]
    public static partial nint DTLS_server_method();

    [LibraryImport(FileName)]
    public static partial nint DTLS_client_method();

    [LibraryImport(FileName)]
    public static partial nint SSL_CTX_new(nint method);

    [LibraryImport(FileName)]
    public static partial void SSL_CTX_free(nint context);

    [LibraryImport(FileName)]
    public static partial nint SSL_CTX_ctrl(nint context, int command, nint number, nint pointer);

    [LibraryImport(FileName)]
    public static partial ulong SSL_CTX_set_options(nint context, ulong options);

    [LibraryImport(FileName)]
    public static partial int SSL_CTX_set_cipher_list(nint context, byte* list);

    [LibraryImport(FileName)]
    public static partial int SSL_CTX_set_tlsext_use_srtp(nint context, byte* profiles);

    [LibraryImport(FileName)]
    public static partial int SSL_CTX_use_certificate_ASN1(nint context, int length, byte* der);

    [LibraryImport(FileName)]
    public static partial int SSL_CTX_use_PrivateKey_ASN1(int type, nint context, byte* der, nint length);

    [LibraryImport(FileName)]
    public static partial void SSL_CTX_set_verify(nint context, int mode, nint callback);

    [LibraryImport(FileName)]
    public static partial void SSL_CTX_set_cert_verify_callback(
        nint context, delegate* unmanaged[Cdecl]<nint, nint, int> callback, nint argument);

    [LibraryImport(FileName)]
    public static partial nint SSL_new(nint context);

    [LibraryImport(FileName)]
    public static partial void SSL_free(nint ssl);

    [LibraryImport(FileName)]
    public static partial void SSL_set_bio(nint ssl, nint read, nint write);

    [LibraryImport(FileName)]
    public static partial nint SSL_ctrl(nint ssl, int command, nint number, nint pointer);

    [LibraryImport(FileName)]
    public static partial void DTLS_set_timer_cb(nint ssl, delegate* unmanaged[Cdecl]<nint, uint, uint> callback);

    [LibraryImport(FileName)]
    public static partial int SSL_set_ex_data(nint ssl, int index, nint data);

    [LibraryImport(FileName)]
    public static partial nint SSL_get_ex_data(nint ssl, int index);

    [LibraryImport(FileName)]
    public static partial int SSL_get_ex_data_X509_STORE_CTX_idx();

    [LibraryImport(FileName)]
    public static partial void SSL_set_accept_state(nint ssl);

    [LibraryImport(FileName)]
    public static partial void SSL_set_connect_state(nint ssl);

    [LibraryImport(FileName)]
    public static partial int SSL_do_handshake(nint ssl);

    [LibraryImport(FileName)]
    public static partial int SSL_read(nint ssl, byte* buffer, int length);

    [LibraryImport(FileName)]
    public static partial int SSL_shutdown(nint ssl);

    [LibraryImport(FileName)]
    public static partial int SSL_get_error(nint ssl, int result);

    [LibraryImport(FileName)]
    public static partial nint SSL_get_selected_srtp_profile(nint ssl);

    [LibraryImport(FileName)]
    public static partial int SSL_export_keying_material(
        nint ssl, byte* output, nuint outputLength, byte* label, nuint labelLength, byte* context, nuint contextLength, int useContext);
}
