namespace Sandbox.Flows;

/// <summary>
/// The sound that the agent is saying, handed out in frames. It ends in one way only, finished or stopped, and one caller learns of it.
/// </summary>
internal sealed class Playback
{
    private readonly Lock gate = new();
    private short[]? sound;
    private int position;
    private bool canInterrupt;
    private int number;

    /// <summary>Whether the agent speaks, and whether the caller may talk over it.</summary>
    public (bool IsPlaying, bool CanInterrupt) State
    {
        get
        {
            lock (gate)
            {
                return (sound is not null, canInterrupt);
            }
        }
    }

    /// <summary>Begins a sound. Its number tells it from others.</summary>
    public int Play(short[] newSound, bool mayBeInterrupted)
    {
        lock (gate)
        {
            (sound, position, canInterrupt) = (newSound, 0, mayBeInterrupted);
            return ++number;
        }
    }

    /// <summary>Writes the next frame; silence after the end of the sound.</summary>
    public PlayedFrame Fill(Span<short> frame)
    {
        lock (gate)
        {
            if (sound is null)
            {
                return default;
            }
            var isFirst = position == 0;
            var part = sound.AsSpan(position, Math.Min(frame.Length, sound.Length - position));
            part.CopyTo(frame);
            frame[part.Length..].Clear();
            position += part.Length;
            var isLast = position == sound.Length;
            sound = isLast ? null : sound;
            return new PlayedFrame(number, isFirst, isLast);
        }
    }

    /// <summary>Falls silent at once.</summary>
    /// <returns>The share of the sound that was played, 0 to 1; null when nothing was playing.</returns>
    public double? Stop()
    {
        lock (gate)
        {
            double? played = sound is null ? null : (double)position / Math.Max(1, sound.Length);
            sound = null;
            return played;
        }
    }
}

/// <summary>What a frame was of its sound.</summary>
/// <param name="Number">The sound's; zero: nothing plays.</param>
/// <param name="IsFirst">Nothing of the sound was played before it.</param>
/// <param name="IsLast">Nothing is left of it.</param>
internal readonly record struct PlayedFrame(int Number, bool IsFirst, bool IsLast)
{
    public bool HasSound => Number > 0;
}
