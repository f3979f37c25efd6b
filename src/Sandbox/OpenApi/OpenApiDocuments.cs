using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Protocol;
using Sandbox.Keys;

namespace Sandbox.OpenApi;

/// <summary>Serves the OpenAPI document of an application's routes, without a key: it says nothing that the docs do not.</summary>
internal static class OpenApiDocuments
{
    public const string FileName = "/openapi.json";

    /// <param name="services">Of the application.</param>
    /// <param name="description">What the routes are for.</param>
    public static void AddOpenApiDocument(this IServiceCollection services, string description)
    {
        services.ConfigureHttpJsonOptions(json =>
            ProtocolJson.Apply(json.SerializerOptions).NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi(options =>
        {
            options.AddSchemaTransformer((schema, context, _) =>
            {
                Relax(schema, context.JsonTypeInfo);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(OperationDescription.ApplyAsync);
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document, description);
                return Task.CompletedTask;
            });
        });
    }

    /// <param name="app">Whose routes it has.</param>
    /// <param name="root">Where it stands, for example <c>/v1</c>.</param>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder app, string root) => app.MapOpenApi(root + FileName);

    /// <summary>The scheme of one kind of caller, for example <c>secret_key</c>.</summary>
    public static string SchemeOf(Callers caller) => JsonNamingPolicy.SnakeCaseLower.ConvertName(caller.ToString());

    // On the wire what is null is absent.
    private static void Relax(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
        }
    }

    private static void Describe(OpenApiDocument document, string description)
    {
        document.Info = new OpenApiInfo
        {
            Title = "DialNexa sandbox",
            Version = "v1",
            Description = description + " Paths are below the address that this was read from.",
        };
        // It would be the address that this process listens on, which clients may not be able to reach.
        document.Servers?.Clear();
        document.Tags?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = Enum.GetValues<Callers>().Where(caller => caller != Callers.None).ToDictionary(
            SchemeOf,
            IOpenApiSecurityScheme (caller) => new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = Access.Describe(caller),
            });
    }
}
