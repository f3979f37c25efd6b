using WidgetHost.Platform;

namespace WidgetHost.Pages.Demo;

/// <summary>A portal behind a login hands what it knows of its customer to the agent.</summary>
public sealed class SupportModel(PlatformConnection platform) : CallPageModel(platform)
{
    /// <summary>Who would be signed in.</summary>
    public string CustomerName => "Asha Rao";

    protected override IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>
    {
        ["visitor_name"] = CustomerName,
        ["account_plan"] = "business",
        ["open_ticket"] = "T-1042",
    };
}
