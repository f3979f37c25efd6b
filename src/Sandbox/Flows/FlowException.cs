namespace Sandbox.Flows;

/// <summary>Flow files that cannot run. The message has every problem of every file, one a line.</summary>
public sealed class FlowException(IReadOnlyList<string> problems)
    : Exception("The flows cannot run:" + string.Concat(problems.Select(problem => Environment.NewLine + "- " + problem)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
