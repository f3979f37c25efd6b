namespace Sandbox.Records;

/// <summary>The documented values of a record's <c>status</c> that a web call can have.</summary>
internal static class CallRecordStatus
{
    public const string Created = "created";

    /// <summary>Somebody is there.</summary>
    public const string Initiated = "initiated";

    public const string Completed = "completed";

    /// <summary>It ended before sound could flow.</summary>
    public const string Failed = "failed";
}
