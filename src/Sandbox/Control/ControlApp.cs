using System.Text.Json.Nodes;
using Protocol;
using Sandbox.Agents;
using Sandbox.Calls;
using Sandbox.Errors;
using Sandbox.Keys;
using Sandbox.OpenApi;
using Sandbox.Workspaces;

namespace Sandbox.Control;

/// <summary>
/// The control API, on a listener of its own: no page reaches it through the platform's address, and a firewall can tell the two
/// apart. No CORS. It shares the platform's state and none of its routes.
/// </summary>
internal static class ControlApp
{
    public const string Json = "application/json";

    private const string Root = "/sandbox";

    /// <param name="platform">The parts of the running platform.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="logs">Where to log.</param>
    public static WebApplication Create(IServiceProvider platform, string url, ILoggerFactory logs)
    {
        var app = SandboxApp.Empty(url, logs, services =>
        {
            services.AddOpenApiDocument("The control API (docs/testing-your-site.md).");
            services.AddSingleton(platform.GetRequiredService<SandboxOptions>());
            services.AddSingleton(platform.GetRequiredService<TimeProvider>());
            services.AddSingleton(platform.GetRequiredService<Authenticator>());
            services.AddSingleton(platform.GetRequiredService<CallRegistry>());
            services.AddSingleton(platform.GetRequiredService<WorkspaceDirectory>());
            services.AddSingleton(platform.GetRequiredService<AgentRegister>());
        });
        app.UseMiddleware<ErrorEnvelopes>("docs/testing-your-site.md");
        app.UseMiddleware<ControlGate>();
        MapRoutes(app.MapGroup(Root).AllowOnly(Callers.SecretKey));
        app.MapOpenApiDocument(Root);
        return app;
    }

    private static void MapRoutes(RouteGroupBuilder sandbox)
    {
        sandbox.MapPost("/workspaces", WorkspaceControl.PostAsync)
            .WithSummary("Makes a workspace with its own keys, agents, limits and faults")
            .Accepts<WorkspaceControl.Asked>(Json)
            .Produces<WorkspaceControl.Created>(StatusCodes.Status201Created)
            .Fails(ErrorCode.InvalidRequest);
        sandbox.MapDelete("/workspaces/{id}", WorkspaceControl.DeleteAsync)
            .WithSummary("Removes a workspace with all that it has")
            .Produces(StatusCodes.Status204NoContent);
        sandbox.MapPost("/agents", AgentControl.PostAsync)
            .WithSummary("Makes an agent, published at once (docs/flows.md)")
            .Accepts<JsonObject>(Json)
            .Produces<AgentControl.Made>(StatusCodes.Status201Created)
            .Fails(ErrorCode.InvalidRequest);
        sandbox.MapPut("/limits", LimitControl.PutAsync)
            .WithSummary("Changes the workspace's limits")
            .Accepts<LimitControl.Asked>(Json)
            .Produces<WorkspaceLimits>()
            .Fails(ErrorCode.InvalidRequest);
        sandbox.MapPut("/faults", FaultControl.PutAsync)
            .WithSummary("Delays, fails or drops the next creates of the workspace")
            .Accepts<FaultControl.Asked>(Json)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(ErrorCode.InvalidRequest);
        sandbox.MapCalls();
    }
}
