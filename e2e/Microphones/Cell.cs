namespace E2E.Microphones;

/// <summary>Who can do something about it.</summary>
internal enum Fixer
{
    Visitor,
    SiteOwner,
}

/// <summary>What becomes of a cause in one browser: a cell of the matrix.</summary>
internal abstract record Cell
{
    /// <summary>It is told by <paramref name="Code"/>, and a test shows it.</summary>
    /// <param name="Code">Of the closed list.</param>
    /// <param name="Says">What the error's message names: with the code, what tells this cause from others. Empty: the code alone does.</param>
    /// <param name="By">Whom the message calls to fix it.</param>
    /// <param name="Injected">The browser's answer is given by the test, in that browser's own words.</param>
    public sealed record Told(string Code, string Says = "", Fixer By = Fixer.Visitor, bool Injected = false) : Cell
    {
        private const string CallToTheOwner = "Site owner: ";

        /// <summary>It says what it has to, to whom it has to: an owner is called by the first words, and a visitor's message says nothing of owners.</summary>
        public void ExpectIn(string message)
        {
            Assert.Contains(Says, message, StringComparison.Ordinal);
            Assert.Equal(By == Fixer.SiteOwner ? 0 : -1, message.IndexOf(CallToTheOwner, StringComparison.Ordinal));
        }
    }

    /// <summary>The call is made, and somebody is warned: a test shows it.</summary>
    /// <param name="How">How the page learns of it.</param>
    public sealed record Warned(string How) : Cell;

    /// <summary>The microphone is had, and a test shows it.</summary>
    /// <param name="Why">Why the cause cannot occur in this browser; null where it is no cause but the cure of one.</param>
    public sealed record Had(string? Why = null) : Cell;

    /// <summary>No test shows what happens.</summary>
    /// <param name="Why">What is missing here.</param>
    public sealed record NotShown(string Why) : Cell;
}
