using System.Text.Json.Nodes;
using Sandbox.Flows;

namespace Sandbox.Agents;

/// <summary>Finds every problem of what agents of all types have, each with the fix. Ranges are the documented ones.</summary>
internal static class AgentCheck
{
    private const int ShortestCallSec = 60;
    private const int LongestCallSec = 5400;
    private const int ShortestSilenceSec = 15;
    private const int LongestSilenceSec = 30;
    private const int LongestReminderSec = 60;
    private const int LongestPauseSec = 10;

    public static IEnumerable<string> Problems(AgentSheet sheet, bool isScripted)
    {
        string?[] found =
        [
            string.IsNullOrWhiteSpace(sheet.Name) ? "name: is empty. Write one for people." : null,
            Range("max_call_duration_sec", sheet.MaxCallDurationSec, isScripted ? 1 : ShortestCallSec, LongestCallSec),
            Range("end_call_on_silence_sec", sheet.EndCallOnSilenceSec, isScripted ? 1 : ShortestSilenceSec, isScripted ? LongestCallSec : LongestSilenceSec),
            Range("pause_before_speaking_sec", sheet.PauseBeforeSpeakingSec, 0, LongestPauseSec),
            Range("reminder: interval_sec", sheet.Reminder.IntervalSec, 1, LongestReminderSec),
            .. sheet.Reminder.Say.SelectMany(line => line.Problems()).Select(problem => $"reminder: {problem}"),
            .. (sheet.CannotHear?.Problems() ?? []).Select(problem => $"cannot_hear: {problem}"),
            .. VariableProblems(sheet.Variables).Select(problem => $"variables: {problem}"),
        ];
        return found.OfType<string>();
    }

    private static IEnumerable<string> VariableProblems(JsonObject variables)
    {
        foreach (var name in variables.Select(variable => variable.Key))
        {
            if (CallVariables.BuiltIn.Contains(name))
            {
                yield return $"'{name}' is built in. Choose another name.";
            }
            else if (!Template.IsName(name))
            {
                yield return $"'{name}' is no name. Use letters, digits, '_' and '-', and begin with a letter or '_'.";
            }
        }
    }

    private static string? Range(string what, int value, int least, int most) => value >= least && value <= most
        ? null
        : $"{what} is {value}. Choose from {least} to {most}.";
}
