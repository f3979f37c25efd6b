using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.Limits;
using Sandbox.Media;
using WebRtc;

namespace Sandbox.WebCalls;

/// <summary>Makes calls, and undoes those whose answer reached nobody.</summary>
internal sealed class CallFactory(
    AgentCatalog agents, IMedia media, Slots slots, CallRegistry calls, CallRecords records, TimeProvider time, ILogger<Call> logger)
{
    /// <summary>Takes a slot, answers the offer and starts the call's clocks.</summary>
    /// <exception cref="OperationCanceledException">Given up; nothing is left of it.</exception>
    public async Task<CreateOutcome> CreateAsync(CreateRequest request, ApiKey key, CancellationToken cancellationToken)
    {
        if (agents.Find(request.AgentVersionId) is not { } version)
        {
            return Refuse(AgentApi.Unknown(request.AgentVersionId, agents));
        }
        if (version.Refusal is { } always)
        {
            return Refuse(always);
        }
        if (media.MissingPiece is { } missing)
        {
            return Refuse(new(ErrorCode.PlatformUnavailable, $"This sandbox cannot answer live calls: {missing}", Status: 503));
        }
        if (slots.TryTake() is not { } slot)
        {
            return Refuse(new(
                ErrorCode.CapacityReached, $"All {slots.Limit} calls of this workspace are taken. Try again when one has ended."));
        }
        var setup = new CallSetup(version, request.Variables, request.Metadata, key.Id, request.IsWhip);
        var token = Credential.CallTokenPrefix + RandomToken.Create();
        return await AnswerAsync(MakeCall(setup, token, slot), request.Offer, token, cancellationToken);
    }

    /// <summary>Nobody got the answer: no slot, no record, no call.</summary>
    public void Undo(Call call)
    {
        calls.Remove(call);
        records.Remove(call.Record);
        call.Dispose();
    }

    private Call MakeCall(CallSetup setup, string token, IDisposable slot)
    {
        try
        {
            return new Call(setup, token, slot, time, logger);
        }
        catch
        {
            // The agent could not be made.
            slot.Dispose();
            throw;
        }
    }

    private async Task<CreateOutcome> AnswerAsync(Call call, string offer, string token, CancellationToken cancellationToken)
    {
        var isKept = false;
        try
        {
            call.Open(media, offer);
            await Task.Delay(call.Setup.Version.AnswerDelay, time, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var created = new CreatedCall(call, token);
            records.Add(call.Record);
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
                call.Dispose();
            }
        }
    }

    private static CreateOutcome Refuse(Refusal refusal) => new(null, refusal);
}
