using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.WebUtilities;

namespace WidgetHost.Scripts;

/// <summary>What <c>asp-append-version</c> writes: a version that is short, for every visitor downloads the page that it is in.</summary>
internal sealed class FileVersions(WebRootFiles files) : IFileVersionProvider
{
    public string AddFileVersionToPath(PathString requestPathBase, string path) =>
        files.Find(path.TrimStart('~', '/')) is { } file ? QueryHelpers.AddQueryString(path, "v", file.QueryVersion) : path;
}
