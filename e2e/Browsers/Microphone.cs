namespace E2E.Browsers;

/// <summary>What stands at the other end of <c>getUserMedia</c>.</summary>
public enum Microphone
{
    /// <summary>The visitor allows it and says <see cref="SpokenSentence.Text"/>, over and over.</summary>
    Speaking,

    /// <summary>The visitor, or a setting, says no.</summary>
    Denied,

    /// <summary>The visitor closes the question without an answer. Chromium only.</summary>
    Dismissed,

    /// <summary>Allowed, but there is none.</summary>
    Absent,

    /// <summary>Allowed, and it delivers digital silence. Chromium and Firefox.</summary>
    Silent,
}
