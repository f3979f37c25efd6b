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

    public void Play(short[] newSound, bool mayBeInterrupted)
    {
        lock (gate)
        {
            (sound, position, canInterrupt) = (newSound, 0, mayBeInterrupted);
        }
    }

    /// <summary>Writes the next frame. False: nothing plays.</summary>
    /// <param name="frame">The frame; silence after the end of the sound.</param>
    /// <param name="isFinished">True: this was the last frame.</param>
    public bool Fill(Span<short> frame, out bool isFinished)
    {
        lock (gate)
        {
            isFinished = false;
            if (sound is null)
            {
                return false;
            }
            var part = sound.AsSpan(position, Math.Min(frame.Length, sound.Length - position));
            part.CopyTo(frame);
            frame[part.Length..].Clear();
            position += part.Length;
            isFinished = position == sound.Length;
            sound = isFinished ? null : sound;
            return true;
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
