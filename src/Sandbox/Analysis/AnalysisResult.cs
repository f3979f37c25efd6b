using System.Text.Json.Nodes;

namespace Sandbox.Analysis;

/// <summary>What was found out about a call.</summary>
/// <param name="Values">Each field of the version by its name, null where the call does not tell; null: there was no conversation.</param>
/// <param name="Summary">Null: there was no conversation.</param>
/// <param name="Sentiment">Of <see cref="Analysis.Sentiment"/>.</param>
internal sealed record AnalysisResult(JsonObject? Values, string? Summary, string Sentiment)
{
    /// <summary>Of a call in which sound never flowed.</summary>
    public static AnalysisResult OfNoConversation { get; } = new(null, null, Analysis.Sentiment.Unknown);
}
