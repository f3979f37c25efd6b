using System.Runtime.InteropServices;

namespace WebRtc.Native;

/// <summary>The part of OpenSSL 3's libcrypto that DTLS and SRTP need: https://docs.openssl.org/3.0/man3/</summary>
internal static unsafe partial class LibCrypto
{
    public const string FileName = "libcrypto.so.3";

    [LibraryImport(FileName)]
    public static partial nint BIO_s_mem();

    [LibraryImport(FileName)]
    public static partial nint BIO_new(nint method);

    [LibraryImport(FileName)]
    public static partial int BIO_read(nint bio, byte* buffer, int length);

    [LibraryImport(FileName)]
    public static partial int BIO_write(nint bio, byte* buffer, int length);

    [LibraryImport(FileName)]
    public static partial nint X509_STORE_CTX_get_ex_data(nint context, int index);

    [LibraryImport(FileName)]
    public static partial nint X509_STORE_CTX_get0_cert(nint context);

    [LibraryImport(FileName)]
    public static partial void X509_STORE_CTX_set_error(nint context, int error);

    [LibraryImport(FileName)]
    public static partial int i2d_X509(nint certificate, byte** output);

    [LibraryImport(FileName)]
    public static partial void CRYPTO_free(byte* pointer, nint file, int line);

    [LibraryImport(FileName)]
    public static partial void ERR_clear_error();

    [LibraryImport(FileName)]
    public static partial ulong ERR_get_error();

    [LibraryImport(FileName)]
    public static partial void ERR_error_string_n(ulong error, byte* buffer, nuint length);

    [LibraryImport(FileName)]
    public static partial nint EVP_aes_128_gcm();

    [LibraryImport(FileName)]
    public static partial nint EVP_aes_128_ctr();

    [LibraryImport(FileName)]
    public static partial nint EVP_CIPHER_CTX_new();

    [LibraryImport(FileName)]
    public static partial void EVP_CIPHER_CTX_free(nint context);

    [LibraryImport(FileName)]
    public static partial int EVP_CIPHER_CTX_ctrl(nint context, int command, int number, byte* pointer);

    [LibraryImport(FileName)]
    public static partial int EVP_CipherInit_ex(nint context, nint cipher, nint engine, byte* key, byte* iv, int encrypt);

    [LibraryImport(FileName)]
    public static partial int EVP_CipherUpdate(nint context, byte* output, int* outputLength, byte* input, int inputLength);

    [LibraryImport(FileName)]
    public static partial int EVP_CipherFinal_ex(nint context, byte* output, int* outputLength);
}
