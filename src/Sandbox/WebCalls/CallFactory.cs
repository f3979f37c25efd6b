using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Grants;
using Sandbox.Keys;
using Sandbox.Media;
using Sandbox.Records;
using Sandbox.Storage.Rows;
using WebRtc;

namespace Sandbox.WebCalls;

/// <summary>Makes calls, and undoes those whose answer reached nobody.</summary>
internal sealed class CallFactory(
    AgentCatalog agents,
    IMedia media,
    GrantStore grants,
    CallSlots slots,
    AbandonedCalls abandoned,
    CallRegistry calls,
    Journal journal,
    SandboxOptions options,
    TimeProvider time,
    ILogger<Call> logger)
{
    /// <summary>Uses up the grant where there is one, takes a slot, answers the offer and starts the call's clocks.</summary>
    /// <exception cref="OperationCanceledException">Given up; nothing is left of it.</exception>
    public async Task<CreateOutcome> CreateAsync(CreateRequest request, Caller creator, CancellationToken cancellationToken)
    {
        var (version, refusal) = await agents.FindAsync(creator.WorkspaceId, request.AgentVersionId, cancellationToken);
        if (refusal is not null)
        {
            return Refuse(refusal);
        }
        if (media.MissingPiece is { } missing)
        {
            return Refuse(new(ErrorCode.PlatformUnavailable, $"This sandbox cannot answer live calls: {missing}", Status: 503));
        }
        var setup = new CallSetup(
            "call_" + RandomToken.Create(), creator.WorkspaceId, version!, request.Variables, request.Metadata, creator.CredentialId, request.IsWhip)
        {
            Consent = request.Consent,
            IsByGrant = creator.Grant is not null,
            // By WHIP nobody gets the call token that it takes to come back.
            RejoinWindow = request.IsWhip ? TimeSpan.Zero : options.RejoinWindow,
        };
        if (creator.Grant is { } grant && await grants.UseAsync(grant, cancellationToken) is { } spent)
        {
            return Refuse(spent);
        }
        using var creation = slots.Begin(setup.CallId);
        CreateOutcome? outcome = null;
        try
        {
            return outcome = await TakeSlotAsync(setup, cancellationToken) is { } limit
                ? Refuse(new(ErrorCode.CapacityReached, $"All {limit} calls of this workspace are taken. Try again when one has ended."))
                : await MakeAsync(setup, request.Offer, cancellationToken);
        }
        finally
        {
            if (outcome?.Created is null)
            {
                ReturnGrant(setup);
            }
        }
    }

    /// <summary>Nobody got the answer: no slot, no record, no call.</summary>
    public void Undo(Call call)
    {
        calls.Remove(call);
        call.Dispose();
        journal.Write(new CallUndone(call.CallId));
        ReturnGrant(call.Setup);
    }

    // After the call is gone, so that there are never two.
    private void ReturnGrant(CallSetup setup)
    {
        if (setup.IsByGrant)
        {
            grants.Return(setup.CreatedBy);
        }
    }

    /// <returns>Null; or the limit that is reached.</returns>
    private async Task<int?> TakeSlotAsync(CallSetup setup, CancellationToken cancellationToken)
    {
        if (await slots.TryTakeAsync(setup.WorkspaceId, setup.CallId, cancellationToken) is null)
        {
            return null;
        }
        // A call that has just ended gives its slot back when that is stored, and one whose process is no more when it is closed.
        await journal.FlushAsync(cancellationToken);
        await abandoned.CloseAsync(cancellationToken);
        return await slots.TryTakeAsync(setup.WorkspaceId, setup.CallId, cancellationToken);
    }

    private async Task<CreateOutcome> MakeAsync(CallSetup setup, string offer, CancellationToken cancellationToken)
    {
        var token = Credential.CallTokenPrefix + RandomToken.Create();
        Call? call = null;
        var isKept = false;
        try
        {
            call = new Call(setup, token, journal.Write, time, logger);
            call.Open(media, offer);
            await Task.Delay(setup.Version.AnswerDelay, time, cancellationToken);
            var created = new CreatedCall(call, token);
            var made = new CallMade(RowOf(call));
            await journal.WriteAsync(made, cancellationToken);
            if (!made.IsKept)
            {
                return Refuse(new(ErrorCode.InvalidKey, "The workspace of this key was removed meanwhile. Use a key of another."));
            }
            calls.Add(call);
            call.Begin();
            isKept = true;
            return new CreateOutcome(created, null);
        }
        catch (SdpException wrong)
        {
            return Refuse(new(wrong.IsMalformed ? ErrorCode.InvalidRequest : ErrorCode.UnsupportedOffer, wrong.Message));
        }
        finally
        {
            if (!isKept)
            {
                call?.Dispose();
                journal.Write(new CallUndone(setup.CallId));
            }
        }
    }

    private static CallRow RowOf(Call call) => new()
    {
        Id = call.CallId,
        WorkspaceId = call.Setup.WorkspaceId,
        AgentId = call.Setup.Version.AgentId,
        AgentVersionId = call.Setup.Version.Id,
        AgentVersionNumber = call.Setup.Version.Number,
        Status = CallRecordStatus.Created,
        CreatedAt = call.CreatedAt,
        Variables = call.Setup.Variables.ToJsonString(),
        Metadata = call.Setup.Metadata.ToJsonString(),
        ConsentVersion = call.Setup.Consent?.Version,
        ConsentGivenAt = call.Setup.Consent?.GivenAt,
    };

    private static CreateOutcome Refuse(Refusal refusal) => new(null, refusal);
}
