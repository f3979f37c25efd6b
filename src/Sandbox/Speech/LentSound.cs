using System.Buffers;

namespace Sandbox.Speech;

/// <summary>
/// A copy of sound in memory that is lent: media threads make copies of up to half a megabyte, and such objects, made anew, stop every
/// thread for a collection now and then. Who has it last disposes of it, once.
/// </summary>
internal sealed class LentSound : IDisposable
{
    // The longest utterance, and what a dozen calls have in hand at a time: at most 16 MB are kept, and what is wanted beyond is made anew.
    private const int LongestSamples = 1 << 18;
    private const int KeptOfEachSize = 16;

    // Not the shared pool: it keeps what a thread gives back for that thread, and here one thread takes and others give back.
    private static readonly ArrayPool<short> Pool = ArrayPool<short>.Create(LongestSamples, KeptOfEachSize);

    private short[]? samples;

    private LentSound(short[] samples, int length) => (this.samples, Length) = (samples, length);

    /// <summary>In samples.</summary>
    public int Length { get; }

    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public ReadOnlyMemory<short> Samples
    {
        get
        {
            ObjectDisposedException.ThrowIf(samples is null, this);
            return samples.AsMemory(0, Length);
        }
    }

    public static LentSound CopyOf(ReadOnlySpan<short> sound)
    {
        var samples = Pool.Rent(sound.Length);
        sound.CopyTo(samples);
        return new LentSound(samples, sound.Length);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref samples, null) is { } returned)
        {
            Pool.Return(returned);
        }
    }
}
