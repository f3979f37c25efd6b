namespace WidgetHost.Security;

/// <summary>Gives every answer the headers of its policy.</summary>
public static class HeaderPolicies
{
    /// <summary>
    /// Which policy wins: 1. the one set for this request; 2. the one in the endpoint's metadata; 3. <see cref="HeaderPolicy.Closed"/>.
    /// Applied when the answer starts, so that nothing that the platform sends can stand beside or above it.
    /// </summary>
    public static IApplicationBuilder UseHeaderPolicies(this IApplicationBuilder app) => app.Use(next => context =>
    {
        context.Response.OnStarting(() =>
        {
            PolicyOf(context).Apply(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Sets the policy of this one answer.</summary>
    public static void SetHeaderPolicy(this HttpContext context, HeaderPolicy policy) => context.Features.Set(policy);

    private static HeaderPolicy PolicyOf(HttpContext context) =>
        context.Features.Get<HeaderPolicy>() ?? context.GetEndpoint()?.Metadata.GetMetadata<HeaderPolicy>() ?? HeaderPolicy.Closed;
}
