namespace Sandbox.Language;

/// <summary>One message of a conversation with a language model.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">What was said.</param>
internal sealed record ChatMessage(string Role, string Content);
