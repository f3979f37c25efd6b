using Protocol;

namespace WidgetHost.Session;

/// <summary>Why a request is not let through.</summary>
internal sealed record Refusal(ErrorCode Code, string Message);
