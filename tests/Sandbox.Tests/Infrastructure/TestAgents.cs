namespace Sandbox.Tests.Infrastructure;

/// <summary>Definitions of agents, as small as they may be.</summary>
internal static class TestAgents
{
    public const string HangUp =
        """{ "name": "Ada", "nodes": [{ "id": "start", "type": "start", "next": "bye" }, { "id": "bye", "type": "end", "say": "Goodbye." }] }""";

    /// <summary>A single prompt whose calls last at most so long, by which a test tells it from others.</summary>
    public static string Lasting(int seconds) =>
        $$"""{ "name": "Ada", "type": "single_prompt", "prompt": "Be kind.", "max_call_duration_sec": {{seconds}} }""";
}
