using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Protocol;

namespace WidgetHost.Widgets;

/// <summary>Finds everything that is wrong with the widgets, not only the first thing.</summary>
public sealed partial class WidgetOptionsValidator(IHostEnvironment environment, IOptions<BrandOptions> brand) : IValidateOptions<WidgetsOptions>
{
    public ValidateOptionsResult Validate(string? name, WidgetsOptions options)
    {
        var problems = BrandProblems().Concat(options.ById.SelectMany(entry => ProblemsOf(entry.Key, entry.Value))).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> ProblemsOf(string id, WidgetOptions widget)
    {
        var problems = IdProblems(id).Concat(RunProblems(widget)).Concat(WidgetLook.Problems(widget, brand.Value.Folder.Length > 0))
            .Concat(widget.AllowedOrigins.Select(OriginProblem).OfType<string>());
        return problems.Select(problem => $"{WidgetsOptions.Section}:{id}: {problem}");
    }

    private IEnumerable<string> BrandProblems()
    {
        if (brand.Value.FolderBelow(environment.ContentRootPath) is { } folder && !Directory.Exists(folder))
        {
            yield return $"{BrandOptions.Section}:Folder '{folder}' is not a folder. Write one that holds the widgets' pictures, or leave it empty.";
        }
    }

    private static IEnumerable<string> IdProblems(string id)
    {
        if (!WidgetId().IsMatch(id))
        {
            yield return "the id is not a widget id. Write 'wgt_' and up to 60 letters, digits, '_' or '-', as in 'wgt_shop'.";
        }
    }

    private static IEnumerable<string> RunProblems(WidgetOptions widget)
    {
        if (string.IsNullOrWhiteSpace(widget.AgentVersionId))
        {
            yield return "AgentVersionId is empty. Write the published agent version that its calls run, as in 'av_demo'.";
        }
        if (widget.PublishableKey is { Length: > 0 } key && KeyProblem(key) is { } problem)
        {
            yield return $"PublishableKey {problem}";
        }
    }

    private string? OriginProblem(string text)
    {
        if (!OriginRule.TryParse(text, out _, out var problem))
        {
            return $"AllowedOrigins: {problem}";
        }
        return text == "loopback" && !environment.IsDevelopment()
            ? "AllowedOrigins: 'loopback' is for Development. Write the sites that embed it, as in 'https://example.com'."
            : null;
    }

    /// <summary>What is wrong with a publishable key, without repeating it; null when nothing is.</summary>
    internal static string? KeyProblem(string key) => Credential.KindOf(key) switch
    {
        CredentialKind.PublishableKey => null,
        CredentialKind.SecretKey => $"is a secret key. Rotate it, and write a publishable one ('{Credential.PublishablePrefix}…').",
        _ => $"is not a publishable key. It begins with '{Credential.PublishablePrefix}'.",
    };

    [GeneratedRegex("^wgt_[A-Za-z0-9_-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex WidgetId();
}
