using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WidgetHost.Platform;

namespace WidgetHost.Pages.Demo;

/// <summary>A page that makes its call with the SDK, without the widget.</summary>
public abstract class CallPageModel(PlatformConnection platform) : PageModel
{
    /// <summary>The agent version it starts with.</summary>
    public string AgentVersionId => "av_demo";

    /// <summary>The sandbox's own key, which opens nothing else; empty with a configured platform, whose key is typed in.</summary>
    public string SandboxKey => platform.SandboxKey ?? "";

    /// <summary>The call's variables as JSON for <c>data-variables</c>.</summary>
    public string VariablesJson => JsonSerializer.Serialize(Variables);

    protected abstract IReadOnlyDictionary<string, string> Variables { get; }
}
