using Microsoft.Extensions.Logging.Abstractions;
using Sandbox.Agents;
using Sandbox.Flows;
using Sandbox.Speech;

namespace Sandbox.Tests.Flows;

/// <summary>The agents that the sandbox brings along as files, with engines of the test's choice and functions that call nobody.</summary>
internal static class ShippedAgents
{
    public static IAgent Create(string id, SpeechEngines engines)
    {
        var builder = new AgentBuilder(engines, NullLoggerFactory.Instance, FunctionCaller.CreateClient(new FakeFunctions()));
        return FlowAgents.Load(builder).Single(version => version.Id == id).Create();
    }
}
