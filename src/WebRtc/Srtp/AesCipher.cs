using WebRtc.Native;
using static WebRtc.Native.LibCrypto;

namespace WebRtc.Srtp;

/// <summary>
/// An AES-128 key inside OpenSSL, used with a new IV for each packet. Called directly rather than through
/// System.Security.Cryptography because that throws for every forged tag, and has no counter mode.
/// </summary>
internal sealed unsafe class AesCipher : IDisposable
{
    public const int TagLength = 16;
    private const int GetTag = 0x10;
    private const int SetTag = 0x11;

    private readonly nint context;
    private bool disposed;

    private AesCipher(nint cipher, ReadOnlySpan<byte> key)
    {
        context = OpenSslException.ThrowIfNull(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new");
        fixed (byte* bytes = key)
        {
            OpenSslException.ThrowUnless(EVP_CipherInit_ex(context, cipher, 0, bytes, null, 1) == 1, "EVP_CipherInit_ex");
        }
    }

    public static AesCipher CounterMode(ReadOnlySpan<byte> key) => new(EVP_aes_128_ctr(), key);

    public static AesCipher GaloisCounterMode(ReadOnlySpan<byte> key) => new(EVP_aes_128_gcm(), key);

    /// <summary>Counter mode: encrypts or decrypts in place. <paramref name="iv"/> is 16 bytes.</summary>
    public void Crypt(ReadOnlySpan<byte> iv, Span<byte> body)
    {
        Begin(iv, encrypt: 1);
        Update(body);
    }

    /// <summary>GCM: encrypts in place and writes the tag. <paramref name="iv"/> is 12 bytes.</summary>
    public void Seal(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associated, Span<byte> body, Span<byte> tag)
    {
        Begin(iv, encrypt: 1);
        Associate(associated);
        Update(body);
        int ignored;
        fixed (byte* bytes = tag)
        {
            OpenSslException.ThrowUnless(EVP_CipherFinal_ex(context, bytes, &ignored) == 1, "EVP_CipherFinal_ex");
            OpenSslException.ThrowUnless(EVP_CIPHER_CTX_ctrl(context, GetTag, TagLength, bytes) == 1, "EVP_CTRL_AEAD_GET_TAG");
        }
    }

    /// <summary>GCM: decrypts in place. False: the tag is wrong, and the body is now worthless.</summary>
    public bool Open(ReadOnlySpan<byte> iv, ReadOnlySpan<byte> associated, Span<byte> body, ReadOnlySpan<byte> tag)
    {
        Begin(iv, encrypt: 0);
        Associate(associated);
        Update(body);
        Span<byte> end = stackalloc byte[TagLength];
        int ignored;
        fixed (byte* bytes = tag, rest = end)
        {
            OpenSslException.ThrowUnless(EVP_CIPHER_CTX_ctrl(context, SetTag, TagLength, bytes) == 1, "EVP_CTRL_AEAD_SET_TAG");
            return EVP_CipherFinal_ex(context, rest, &ignored) == 1;
        }
    }

    public void Dispose()
    {
        if (!disposed)
        {
            disposed = true;
            EVP_CIPHER_CTX_free(context);
        }
    }

    private void Begin(ReadOnlySpan<byte> iv, int encrypt)
    {
        fixed (byte* bytes = iv)
        {
            OpenSslException.ThrowUnless(EVP_CipherInit_ex(context, 0, 0, null, bytes, encrypt) == 1, "EVP_CipherInit_ex");
        }
    }

    private void Associate(ReadOnlySpan<byte> data)
    {
        int ignored;
        fixed (byte* bytes = data)
        {
            OpenSslException.ThrowUnless(EVP_CipherUpdate(context, null, &ignored, bytes, data.Length) == 1, "EVP_CipherUpdate");
        }
    }

    private void Update(Span<byte> body)
    {
        if (body.IsEmpty)
        {
            return;
        }

        int ignored;
        fixed (byte* bytes = body)
        {
            OpenSslException.ThrowUnless(EVP_CipherUpdate(context, bytes, &ignored, bytes, body.Length) == 1, "EVP_CipherUpdate");
        }
    }
}
