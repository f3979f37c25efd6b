using E2E.Browsers;
using E2E.Pages;
using E2E.Stack;
using Microsoft.Playwright;

namespace E2E.Packages;

/// <summary>A developer's project in a folder of its own, with the SDK installed from our own server. The site serves what is in it.</summary>
internal sealed class DeveloperProject
{
    private readonly SharedStack stack;
    private readonly string name = Path.GetRandomFileName();

    private DeveloperProject(SharedStack stack)
    {
        this.stack = stack;
        Folder = Directory.CreateDirectory(Path.Combine(stack.Projects, name)).FullName;
    }

    public string Folder { get; }

    /// <summary>An empty folder in which a developer runs <c>npm install</c> with our address, and no registry can be reached.</summary>
    public static async Task<DeveloperProject> CreateEmptyAsync(SharedStack stack)
    {
        var project = new DeveloperProject(stack);
        await project.InstallSdkAsync("--registry", "http://127.0.0.1:9/");
        return project;
    }

    /// <summary>A project that has its own tools and then installs the SDK.</summary>
    /// <param name="stack">Where it is served, and where the SDK is installed from.</param>
    /// <param name="sources">What it is made of: files and folders of this repository.</param>
    public static async Task<DeveloperProject> CreateAsync(SharedStack stack, params string[] sources)
    {
        var project = new DeveloperProject(stack);
        foreach (var source in sources)
        {
            Copy(Path.Combine(Repository.Folder, source), project.Folder);
        }
        await project.NpmAsync("ci", "--prefer-offline", "--loglevel=error");
        await project.InstallSdkAsync();
        return project;
    }

    /// <summary>Runs a script of the project's <c>package.json</c>; fails with all that it wrote.</summary>
    public Task RunAsync(string script) => NpmAsync("run", script);

    /// <summary>Opens a page below the project's folder, with the server, the agent <c>av_tone</c> and a key in its query.</summary>
    public async Task<SdkPage> OpenAsync(IPage page, string path)
    {
        await page.GotoAsync($"{stack.Site.Origin(Reach.Secure)}/projects/{name}/{path}?{await QueryAsync()}");
        return new(selector => page.Locator(selector));
    }

    /// <summary>What the project's pages take from their address.</summary>
    public async Task<string> QueryAsync()
    {
        var key = (await stack.Workspaces.OfThisTestAsync()).PublishableKey;
        return $"server={Uri.EscapeDataString(stack.Server.Origin(Reach.Secure))}&agent=av_tone&key={Uri.EscapeDataString(key)}";
    }

    /// <summary>A cache of its own: this address is another server's at the next run.</summary>
    private Task InstallSdkAsync(params string[] options) => NpmAsync(
        [
            "install",
            $"{stack.Server.Origin(Reach.Loopback)}/web-sdk/latest/dialnexa-web-sdk.tgz",
            "--no-audit", "--no-fund", "--cache", Path.Combine(Folder, ".npm"), .. options,
        ]);

    private async Task NpmAsync(params string[] arguments)
    {
        var (exitCode, output) = await ChildProcess.FinishAsync("npm", [arguments[0], "--prefix", Folder, .. arguments[1..]]);
        Assert.True(exitCode == 0, $"npm {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
    }

    /// <summary>Without what a developer may have installed there.</summary>
    private static void Copy(string source, string target)
    {
        if (File.Exists(source))
        {
            File.Copy(source, Path.Combine(target, Path.GetFileName(source)));
            return;
        }
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            Copy(file, target);
        }
        foreach (var folder in Directory.EnumerateDirectories(source).Where(folder => Path.GetFileName(folder) is not "node_modules"))
        {
            Copy(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }
}
