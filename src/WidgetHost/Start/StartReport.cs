using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Sandbox;
using WidgetHost.Platform;
using WidgetHost.Security;
using WidgetHost.Widgets;

namespace WidgetHost.Start;

/// <summary>What is wrong with the configuration: everything, in one report, before anything runs.</summary>
public static class StartReport
{
    /// <summary>The process's exit code then.</summary>
    public const int InvalidConfiguration = 2;

    public static WebApplicationBuilder AddStart(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(MistypedSettings.TakeOutOf(builder.Configuration, Sections(builder.Configuration)));
        builder.Services.TryAddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>False: the report stands on standard error.</summary>
    public static bool HasValidConfiguration(this WebApplication app)
    {
        var problems = Problems(app.Services);
        if (problems.Count > 0)
        {
            Console.Error.WriteLine($"WidgetHost does not start: {problems.Count} problem(s) in its configuration.");
            foreach (var problem in problems)
            {
                Console.Error.WriteLine($"  - {problem}");
            }
        }
        return problems.Count == 0;
    }

    private static IEnumerable<(IConfiguration Settings, object Options)> Sections(ConfigurationManager configuration) =>
    [
        (configuration, new SiteOptions()),
        (configuration.GetSection(PlatformOptions.Section), new PlatformOptions()),
        (configuration.GetSection("Session"), new Session.SessionOptions()),
        (configuration.GetSection("Sandbox"), new SandboxOptions()),
        .. configuration.GetSection(WidgetsOptions.Section).GetChildren().Select(widget => ((IConfiguration)widget, (object)new WidgetOptions())),
    ];

    private static IReadOnlyList<string> Problems(IServiceProvider services) =>
        [.. services.GetRequiredService<MistypedSettings>().Problems, .. Invalid(services)];

    private static IReadOnlyList<string> Invalid(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException problem)
        {
            return [.. problem.Failures];
        }
        catch (AggregateException problems)
        {
            return [.. problems.InnerExceptions.OfType<OptionsValidationException>().SelectMany(problem => problem.Failures)];
        }
    }
}
