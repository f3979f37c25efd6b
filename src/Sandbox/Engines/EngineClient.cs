using System.Net.Http.Headers;
using System.Text.Json;
using Protocol;

namespace Sandbox.Engines;

/// <summary>Posts to one engine. Every failure but a cancellation by the caller is an <see cref="EngineException"/>.</summary>
internal sealed class EngineClient : IDisposable
{
    // A minute of stereo at 48 kHz, which is more than any line that is said.
    private const int LongestAnswerBytes = 16 * 1024 * 1024;

    private readonly HttpClient http;
    private readonly string baseUrl;
    private readonly TimeSpan timeout;
    private readonly TimeProvider time;

    /// <param name="options">Checked by <see cref="EngineProblems"/>, with a base address.</param>
    /// <param name="time">The clock of the time-out.</param>
    public EngineClient(EngineOptions options, TimeProvider time)
    {
        this.time = time;
        baseUrl = options.BaseUrl.TrimEnd('/');
        timeout = TimeSpan.FromSeconds(options.TimeoutSec);
        // No redirects: the caller's voice goes to the server that was named. No cookies: calls have nothing in common.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswerBytes };
        if (options.ApiKey.Length > 0)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        }
    }

    /// <summary>The bytes of a 2xx answer.</summary>
    /// <param name="path">Below the base address, beginning with a slash.</param>
    /// <param name="body">Disposed of here.</param>
    /// <param name="cancellationToken">The call is over.</param>
    /// <exception cref="EngineException">No connection, no answer in time, an answer that is too long or not 2xx.</exception>
    public async Task<byte[]> PostAsync(string path, HttpContent body, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, baseUrl + path) { Content = body };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(either.Token)
                : throw new EngineException($"{request.RequestUri} answered {(int)response.StatusCode}.");
        }
        catch (HttpRequestException failure)
        {
            throw new EngineException($"{request.RequestUri} gave no answer: {failure.Message}", failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineException($"{request.RequestUri} gave no answer within {timeout.TotalSeconds:F0} s.");
        }
    }

    /// <summary>The same for an answer in JSON.</summary>
    /// <exception cref="EngineException">As above, or the answer is not of this form.</exception>
    public async Task<TAnswer> PostAsync<TAnswer>(string path, HttpContent body, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var answer = await PostAsync(path, body, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<TAnswer>(answer, ProtocolJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException garbage)
        {
            throw new EngineException($"{baseUrl}{path} answered something else than the API's JSON.", garbage);
        }
    }

    public void Dispose() => http.Dispose();
}
