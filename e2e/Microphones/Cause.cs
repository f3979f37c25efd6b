using E2E.Browsers;

namespace E2E.Microphones;

/// <summary>Why a microphone cannot be had, or how it can: a row of the matrix.</summary>
/// <param name="Place">Where.</param>
/// <param name="What">In words, as the row begins.</param>
/// <param name="Situation">How a test makes it.</param>
/// <param name="Chromium">Also for Edge, which is Chromium.</param>
/// <param name="Firefox">Firefox.</param>
/// <param name="WebKit">WebKitGTK, with a stand-in for the connection that Debian's build lacks.</param>
internal sealed record Cause(Place Place, string What, Situation Situation, Cell Chromium, Cell Firefox, Cell WebKit)
{
    /// <summary>How often the browser is asked for the microphone: not at all where it is known to be in vain.</summary>
    public int Requests { get; init; } = 1;

    /// <summary>Two causes at once: the row shows which of them is told.</summary>
    public bool IsTwo { get; init; }

    /// <summary>Whether the full page is offered, where the widget allows it.</summary>
    public bool OffersFullPage { get; init; }

    /// <summary>Told by the loader in the place of the frame, which cannot be shown.</summary>
    public bool ByLoader { get; init; }

    /// <summary>The key of the frame's words, where it is not the code.</summary>
    public string? Words { get; init; }

    public static Cause Everywhere(Place place, string what, Situation situation, Cell cell) => new(place, what, situation, cell, cell, cell);

    public Cell In(Engine engine) => engine switch
    {
        Engine.Firefox => Firefox,
        Engine.WebKit => WebKit,
        _ => Chromium,
    };
}
