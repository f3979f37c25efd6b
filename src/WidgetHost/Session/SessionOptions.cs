namespace WidgetHost.Session;

/// <summary>Section <c>Session</c>: how many embed tokens are given out.</summary>
public sealed class SessionOptions
{
    /// <summary>Sessions per client address (an IPv6 network of 64 bits counts as one) and minute. Default 60.</summary>
    public int PerAddressPerMinute { get; set; } = 60;

    /// <summary>Sessions per widget and minute. Default 600.</summary>
    public int PerWidgetPerMinute { get; set; } = 600;
}
