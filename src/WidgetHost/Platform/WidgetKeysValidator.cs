using Microsoft.Extensions.Options;
using WidgetHost.Widgets;

namespace WidgetHost.Platform;

/// <summary>Where the platform has no key for every widget, each widget needs its own.</summary>
public sealed class WidgetKeysValidator : IValidateOptions<WidgetsOptions>
{
    public ValidateOptionsResult Validate(string? name, WidgetsOptions options)
    {
        var problems = options.ById.Where(entry => string.IsNullOrEmpty(entry.Value.PublishableKey)).Select(entry =>
            $"{WidgetsOptions.Section}:{entry.Key}: no publishable key. Set {WidgetsOptions.Section}:{entry.Key}:PublishableKey, "
            + "or Platform:PublishableKey for every widget that has none.").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
