using System.Text.Json;
using Protocol;
using WidgetHost.Widgets;

namespace WidgetHost.Platform;

/// <summary>Asks the platform for a widget's ice servers, so that the frame has them before its call begins.</summary>
internal sealed partial class IceServerClient(IHttpClientFactory clients, PlatformConnection platform, ILogger<IceServerClient> log)
{
    /// <summary>Empty where the platform gives none: a call works without on most networks, and the create tells what is wrong.</summary>
    public async Task<IReadOnlyList<JsonElement>> GetAsync(Widget widget, string origin, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(platform.BaseUrl, "/v1/web-calls/ice-servers"));
            request.Headers.Add("Authorization", Credential.ToHeader(platform.KeyOf(widget)));
            request.Headers.Add("Origin", origin);
            using var http = clients.CreatePlatformClient();
            using var answer = await http.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<IceServerAnswer>(ProtocolJson.Options, cancellationToken))?.IceServers ?? [];
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || IsTimeout(failure, cancellationToken))
        {
            LogNone(log, widget.Id, failure.Message);
            return [];
        }
    }

    private static bool IsTimeout(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    [LoggerMessage(Level = LogLevel.Warning, Message = "No ice servers for widget {WidgetId}: {Problem}")]
    private static partial void LogNone(ILogger log, string widgetId, string problem);

    /// <summary>Each server passes as it came: a browser may know more of it than we do.</summary>
    private sealed record IceServerAnswer(IReadOnlyList<JsonElement>? IceServers);
}
