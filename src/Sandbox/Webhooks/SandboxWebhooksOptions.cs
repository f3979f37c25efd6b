namespace Sandbox.Webhooks;

/// <summary>Section <c>Sandbox:Webhooks</c>.</summary>
public sealed class SandboxWebhooksOptions
{
    /// <summary>
    /// Sends to addresses that are not public too, and over plain HTTP: whoever has a secret key reaches whatever this server
    /// reaches. Default false.
    /// </summary>
    public bool DangerousAllowPrivateAddresses { get; set; }
}
