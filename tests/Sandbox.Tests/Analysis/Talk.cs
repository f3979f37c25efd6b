using Sandbox.Analysis;
using Sandbox.Records;
using Sandbox.Storage.Rows;

namespace Sandbox.Tests.Analysis;

/// <summary>Finished calls, from what was said in them.</summary>
internal static class Talk
{
    /// <param name="lines">Each begins with <c>A:</c> or <c>U:</c>.</param>
    public static Transcript Of(params string[] lines) => new(
    [
        .. lines.Select((line, index) => new TurnView($"t{index}", line[0] == 'A' ? "agent" : "user", line[2..].Trim(), true, index, index, null)),
    ]);

    public static FinishedCall Finished(Transcript transcript, string variables = "{}", params string[] path) => new(
        new CallRow
        {
            Id = "call_1",
            WorkspaceId = "ws_1",
            AgentId = "agent_1",
            AgentVersionId = "av_1",
            AgentVersionNumber = 1,
            Status = "completed",
            CreatedAt = DateTimeOffset.UnixEpoch,
            StartedAt = DateTimeOffset.UnixEpoch,
            DurationMs = 42_500,
            EndReason = "agent_disconnected",
            Variables = variables,
            Metadata = """{"hidden":"metadata"}""",
        },
        transcript,
        path);

    public static AnalysisField Field(string name, AnalysisFieldType type, params string[] options) =>
        new() { FieldName = name, FieldType = type, FieldDescription = "What is it?", Options = options };
}
