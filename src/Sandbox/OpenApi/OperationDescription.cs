using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Protocol;
using Sandbox.Keys;

namespace Sandbox.OpenApi;

/// <summary>Completes one operation by what its route carries: credentials, errors, and parameters that its handler reads itself.</summary>
internal static class OperationDescription
{
    private const string Json = "application/json";

    public static async Task ApplyAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        // The tag would be the assembly's name.
        operation.Tags?.Clear();
        AddPathParameters(operation, context.Description.RelativePath ?? "");
        foreach (var parameter in metadata.OfType<RouteParameter>())
        {
            Add(operation, parameter.Place == "header" ? ParameterLocation.Header : ParameterLocation.Query, parameter.Name, parameter.Description);
        }
        var allowed = metadata.OfType<AllowedCallers>().LastOrDefault()?.Callers ?? Callers.None;
        operation.Security = [.. Flags(allowed).Select(caller => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(OpenApiDocuments.SchemeOf(caller), context.Document)] = [],
        })];
        MakeOtherBodiesText(operation);
        var errors = metadata.OfType<RouteErrors>().SelectMany(route => route.Codes).Concat(ErrorsOf(allowed)).Distinct().ToList();
        if (errors.Count > 0)
        {
            await AddErrorsAsync(operation, errors, context, cancellationToken);
        }
    }

    private static IEnumerable<Callers> Flags(Callers allowed) =>
        Enum.GetValues<Callers>().Where(caller => caller != Callers.None && allowed.HasFlag(caller));

    private static IEnumerable<ErrorCode> ErrorsOf(Callers allowed)
    {
        if (allowed != Callers.None)
        {
            yield return ErrorCode.InvalidKey;
            yield return ErrorCode.KeyNotAllowed;
        }
        if ((allowed & (Callers.PublishableKey | Callers.Grant)) != 0)
        {
            yield return ErrorCode.OriginNotAllowed;
        }
    }

    private static void AddPathParameters(OpenApiOperation operation, string path)
    {
        foreach (var segment in path.Split('/').Where(segment => segment.StartsWith('{')))
        {
            var name = segment[1..segment.IndexOfAny([':', '}'])];
            if (operation.Parameters?.Any(known => known.Name == name) is not true)
            {
                Add(operation, ParameterLocation.Path, name, name == Access.LocationKey ? "From the Location of the create." : "");
            }
        }
    }

    private static void Add(OpenApiOperation operation, ParameterLocation place, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = place,
            Required = place == ParameterLocation.Path,
            Description = description.Length > 0 ? description : null,
            Schema = Text(),
        });
    }

    // SDP, CSV and events have no JSON schema, and would get that of the JSON beside them.
    private static void MakeOtherBodiesText(OpenApiOperation operation)
    {
        var contents = (operation.Responses ?? []).Values.Select(response => response.Content).Append(operation.RequestBody?.Content);
        foreach (var (_, body) in contents.SelectMany(content => content ?? new Dictionary<string, OpenApiMediaType>()).Where(item => item.Key != Json))
        {
            body.Schema = Text();
        }
    }

    private static async Task AddErrorsAsync(
        OpenApiOperation operation, IEnumerable<ErrorCode> errors, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var envelope = nameof(ErrorEnvelope);
        context.Document!.AddComponent(
            envelope, await context.GetOrCreateSchemaAsync(typeof(ErrorEnvelope), cancellationToken: cancellationToken));
        operation.Responses ??= [];
        foreach (var status in errors.Order().GroupBy(code => code.Status()))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", status.Select(code => code.Name())),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new() { Schema = new OpenApiSchemaReference(envelope, context.Document) },
                },
            };
        }
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
