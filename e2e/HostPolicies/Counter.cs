namespace E2E.HostPolicies;

/// <summary>What tells a page that something was refused there.</summary>
[Flags]
internal enum Counter
{
    /// <summary>Nothing: this browser does not heed the policy.</summary>
    None = 0,

    /// <summary>The event <c>securitypolicyviolation</c>.</summary>
    Event = 1,

    /// <summary>A <c>ReportingObserver</c>.</summary>
    Observer = 2,

    /// <summary>What the browser posts to the address in <c>report-uri</c>.</summary>
    Post = 4,

    /// <summary>The event <c>error</c> of an element whose file did not come.</summary>
    Element = 8,

    /// <summary>What the script was thrown that asked for it.</summary>
    Error = 16,
}
