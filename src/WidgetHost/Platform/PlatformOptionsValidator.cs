using Microsoft.Extensions.Options;
using WidgetHost.Widgets;

namespace WidgetHost.Platform;

/// <param name="sandboxMayStart">Whether an empty <see cref="PlatformOptions.BaseUrl"/> has something to stand for.</param>
public sealed class PlatformOptionsValidator(bool sandboxMayStart) : IValidateOptions<PlatformOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var problems = AddressProblems(options).Concat(TimeProblems(options))
            .Select(problem => $"{PlatformOptions.Section}:{problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> AddressProblems(PlatformOptions options)
    {
        if (options.BaseUrl.Length == 0 && !sandboxMayStart)
        {
            yield return "BaseUrl is empty, and outside Development the sandbox starts only when it is switched on. "
                + "Set Platform:BaseUrl to the platform's address, or Sandbox:Enabled to true.";
        }
        if (options.BaseUrl.Length > 0 && !IsOrigin(options.BaseUrl))
        {
            yield return $"BaseUrl '{options.BaseUrl}' is not an origin. "
                + "Write scheme, host and an optional port without '/v1', as in 'https://api.example.com'.";
        }
        if (options.PublishableKey is { Length: > 0 } key && WidgetOptionsValidator.KeyProblem(key) is { } problem)
        {
            yield return $"PublishableKey {problem}";
        }
        if (options.ProbePath is { Length: > 0 } path && (path[0] != '/' || path.Contains('?', StringComparison.Ordinal)))
        {
            yield return $"ProbePath '{path}' is not a path. Write one like '/health'.";
        }
    }

    private static bool IsOrigin(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && uri.Scheme is "https" or "http";

    private static IEnumerable<string> TimeProblems(PlatformOptions options) =>
        from time in new[]
        {
            (Name: nameof(options.ProbeInterval), Value: options.ProbeInterval),
            (Name: nameof(options.ConnectTimeout), Value: options.ConnectTimeout),
            (Name: nameof(options.ActivityTimeout), Value: options.ActivityTimeout),
        }
        where time.Value <= TimeSpan.Zero || time.Value > LongestWait
        select $"{time.Name} is {time.Value}. Write a time above zero and up to {LongestWait}, as in '00:00:30'.";
}
