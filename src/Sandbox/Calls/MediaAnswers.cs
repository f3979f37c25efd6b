using Sandbox.Keys;

namespace Sandbox.Calls;

/// <summary>The answer to an offer of <c>POST {location}/media</c>.</summary>
internal sealed record MediaAnswer(string Sdp, string ETag);

/// <summary>
/// The same offer within 60 s gets the same answer: a page that repeats its request, because the answer was lost on the way, keeps the
/// peer connection that it got. Guarded by its <see cref="Call"/>.
/// </summary>
internal sealed class MediaAnswers(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly List<(string Offer, MediaAnswer Answer, long At)> given = [];

    public MediaAnswer? Find(string offer)
    {
        given.RemoveAll(earlier => time.GetElapsedTime(earlier.At) >= Window);
        var hash = RandomToken.Hash(offer);
        return given.Find(earlier => earlier.Offer == hash).Answer;
    }

    public MediaAnswer Keep(string offer, MediaAnswer answer)
    {
        given.Add((RandomToken.Hash(offer), answer, time.GetTimestamp()));
        return answer;
    }
}
