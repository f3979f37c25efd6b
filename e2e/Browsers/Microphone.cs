namespace E2E.Browsers;

/// <summary>What stands at the other end of <c>getUserMedia</c>.</summary>
public enum Microphone
{
    /// <summary>The visitor allows it and says <see cref="SpokenSentence.Text"/>, over and over.</summary>
    Speaking,

    /// <summary>The visitor, or a setting, says no.</summary>
    Denied,
}
