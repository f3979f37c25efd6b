using Microsoft.AspNetCore.Http;

namespace Sandbox.Tests.Infrastructure;

/// <summary>What <see cref="FakeEngineServer"/> may do instead of its work.</summary>
internal static class Misbehaviour
{
    public static Func<HttpContext, Task> Body(string body) => context => context.Response.WriteAsync(body);

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = "/v1/elsewhere";
        return context.Response.WriteAsync("""{"error":{"message":"Bad key sk-test-0123456789"}}""");
    };
}
