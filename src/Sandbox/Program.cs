using Microsoft.Extensions.Options;
using Sandbox;
using Sandbox.Flows;

// The recordings of what the shipped flows say, after a change of their words: `dotnet run --project src/Sandbox -- render-prompts src/Sandbox/Flows`.
if (args is ["render-prompts", var folder])
{
    return await Recordings.RenderAsync(folder, CancellationToken.None);
}

// The sandbox alone: `dotnet run --project src/Sandbox`. Its settings are the section Sandbox; --urls says where it listens.
var configuration = new ConfigurationManager();
configuration.AddEnvironmentVariables("ASPNETCORE_");
var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { Args = args, Configuration = configuration });
// Addresses of calls are in request paths; who knows one has half of what it takes to act on the call.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
var url = builder.Configuration["urls"] ?? "http://localhost:5090";
using var host = builder.Build();
try
{
    var options = SandboxSettings.Read(builder.Configuration);
    options.DataFolder = Path.Combine(builder.Environment.ContentRootPath, options.DataFolder);
    var logs = host.Services.GetRequiredService<ILoggerFactory>();
    await using var sandbox = await SandboxServer.StartAsync(
        options, url, builder.Environment.IsDevelopment(), logs, TimeProvider.System, CancellationToken.None);
    Console.WriteLine(sandbox.Banner);
    await host.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    foreach (var problem in wrong.Failures)
    {
        await Console.Error.WriteLineAsync(problem);
    }
    return 2;
}
catch (Exception wrong) when (wrong is FlowException or IOException or InvalidDataException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
