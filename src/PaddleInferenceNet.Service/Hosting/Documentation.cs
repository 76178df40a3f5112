using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PaddleInferenceNet.Service.Authentication;
using PaddleInferenceNet.Service.Endpoints;
using PaddleInferenceNet.Service.Requests;

namespace PaddleInferenceNet.Service.Hosting;

/// <summary>The OpenAPI document and its page.</summary>
internal static class Documentation
{
    public const string Path = "/docs";
    public const string Document = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info.Title = "Text in pictures";
                document.Info.Description = "Finds and reads the text in pictures.";
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey,
                    In = ParameterLocation.Header,
                    Name = ApiKeyHandler.HeaderName,
                    Description = "Needed where the service has keys.",
                };
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesPictures>().Any())
                {
                    Describe(operation);
                }

                return Task.CompletedTask;
            }
        );
    }

    /// <summary>Serves the page, all of it from this process.</summary>
    public static void UseDocumentationPage(this IApplicationBuilder app) =>
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Path.TrimStart('/');
            page.DocumentTitle = "Text in pictures";
            page.SwaggerEndpoint($"/openapi/{Document}.json", Document);
        });

    private static void Describe(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            Option(
                UploadReader.LanguageOption,
                JsonSchemaType.String,
                "A loaded language, see /v1/models; also as a field of the form."
            )
        );
        operation.Parameters.Add(
            Option(
                UploadReader.MinScoreOption,
                JsonSchemaType.Number,
                "Leaves out what has a lower score, 0 to 1; also as a field of the form."
            )
        );
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "One picture as the body, or several as files of a form.",
            Content = UploadReader
                .PictureTypes.Order(StringComparer.Ordinal)
                .Select(type => KeyValuePair.Create(type, new OpenApiMediaType { Schema = File() }))
                .Append(KeyValuePair.Create(UploadReader.Form, new OpenApiMediaType { Schema = Form() }))
                .ToDictionary(),
        };
    }

    private static OpenApiParameter Option(string name, JsonSchemaType type, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = description,
            Schema = new OpenApiSchema { Type = type },
        };

    private static OpenApiSchema Form() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["pictures"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = File() },
            },
        };

    private static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };
}
