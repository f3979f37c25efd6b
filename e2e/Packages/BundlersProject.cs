using E2E.Documentation;
using E2E.Stack;

namespace E2E.Packages;

/// <summary>The project of <c>e2e/bundlers</c>, installed once for the tests of a class.</summary>
public sealed class BundlersProject(SharedStack stack) : IAsyncLifetime
{
    private const string ReactPlaceholder = "/* The three lines of the package's README. */";

    private DeveloperProject? project;

    internal DeveloperProject Project => project ?? throw new InvalidOperationException("The project is not installed.");

    public async ValueTask InitializeAsync()
    {
        project = await DeveloperProject.CreateAsync(stack, "e2e/bundlers");
        await UseReadmeAsync(Path.Combine(project.Folder, "react.tsx"));
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "dialnexa-call.d.ts"), DocumentedExample.Read("embedding.md", "ts", "IntrinsicElements"));
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "help.tsx"), DocumentedExample.Read("embedding.md", "tsx", "useRef"));
    }

    /// <summary>Nothing: the folder is the stack's, which deletes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task UseReadmeAsync(string page)
    {
        var source = await File.ReadAllTextAsync(page);
        Assert.Contains(ReactPlaceholder, source, StringComparison.Ordinal);
        var lines = DocumentedExample.Read("web-sdk.md", "jsx", "useEffect");
        await File.WriteAllTextAsync(page, source.Replace(ReactPlaceholder, lines, StringComparison.Ordinal));
    }
}
