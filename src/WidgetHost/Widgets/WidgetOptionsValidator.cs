using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Protocol;

namespace WidgetHost.Widgets;

/// <summary>Finds everything that is wrong with the widgets, not only the first thing.</summary>
public sealed partial class WidgetOptionsValidator(IHostEnvironment environment) : IValidateOptions<WidgetsOptions>
{
    private static readonly string[] Corners = ["bottom-right", "bottom-left", "top-right", "top-left"];

    public ValidateOptionsResult Validate(string? name, WidgetsOptions options)
    {
        var problems = options.ById.SelectMany(entry => ProblemsOf(entry.Key, entry.Value)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> ProblemsOf(string id, WidgetOptions widget)
    {
        var problems = IdProblems(id).Concat(RunProblems(widget)).Concat(LookProblems(widget))
            .Concat(widget.AllowedOrigins.Select(OriginProblem).OfType<string>());
        return problems.Select(problem => $"{WidgetsOptions.Section}:{id}: {problem}");
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

    private static IEnumerable<string> LookProblems(WidgetOptions widget)
    {
        if (!Color().IsMatch(widget.Color))
        {
            yield return $"Color '{widget.Color}' is not a colour. Write '#' and six hexadecimal digits, as in '#2f5bea'.";
        }
        if (!Corners.Contains(widget.Corner))
        {
            yield return $"Corner '{widget.Corner}' is not one of {string.Join(", ", Corners)}.";
        }
        if (!LanguageTag().IsMatch(widget.Language))
        {
            yield return $"Language '{widget.Language}' is not a BCP 47 tag. Write one like 'en' or 'pt-BR'.";
        }
        foreach (var (field, text) in new[] { ("Label", widget.Label), ("Title", widget.Title) })
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > 80)
            {
                yield return $"{field} has {text.Length} characters. Write between 1 and 80.";
            }
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

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Color();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
