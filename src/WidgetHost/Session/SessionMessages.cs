using System.Text.Json;

namespace WidgetHost.Session;

/// <summary>Body of <c>POST /widget/{widget_id}/session</c>.</summary>
/// <param name="Origin">The origin of the page that holds the frame; the frame's own where it is a full page.</param>
internal sealed record SessionRequest(string? Origin);

/// <summary>Its answer.</summary>
/// <param name="EmbedToken">The frame's key for one call.</param>
/// <param name="ExpiresInSec">Seconds that it is good for.</param>
/// <param name="IceServers">As the platform gave them; empty where it gave none.</param>
internal sealed record SessionCreated(string EmbedToken, int ExpiresInSec, IReadOnlyList<JsonElement> IceServers);
