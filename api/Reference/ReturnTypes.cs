using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Dialog.Api.Reference;

/// <summary>Endpoints that answer with problems or a value have no type of their own to describe: the table gives it.</summary>
internal sealed class ReturnTypes : IApiDescriptionProvider
{
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (ApiDescription description in context.Results)
        {
            if (Operations.All.TryGetValue(Operations.Key(description.HttpMethod, description.RelativePath), out (string, Type? Gives) known) && known.Gives is { } type)
            {
                description.SupportedResponseTypes.Clear();
                description.SupportedResponseTypes.Add(new ApiResponseType
                {
                    StatusCode = 200,
                    Type = type,
                    ApiResponseFormats = [new ApiResponseFormat { MediaType = "application/json" }],
                });
            }
        }
    }
}
