using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using PaddleInferenceNet.Service.Configuration;
using PaddleInferenceNet.Service.Errors;

namespace PaddleInferenceNet.Service.Authentication;

/// <summary>Asks for a key of the configuration, in <c>X-Api-Key</c> or as bearer token; where there are no keys, for none.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemeOptions,
    IOptionsMonitor<ServiceOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(schemeOptions, loggers, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string HeaderName = "X-Api-Key";

    private const string Bearer = "Bearer ";
    private const string Anonymous = "anonymous";

    // What is longer is no key, and hashing it would be work for nothing.
    private const int LongestKey = 512;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var keys = options.CurrentValue.ApiKeys;
        if (keys.Count == 0)
        {
            return Task.FromResult(Success(Anonymous));
        }

        var result = Presented() switch
        {
            null => AuthenticateResult.NoResult(),
            var key when Find(keys, key) is { } client => Success(client),
            _ => AuthenticateResult.Fail("The key is not known."),
        };
        return Task.FromResult(result);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = SchemeName;
        return Problems.WriteAsync(
            Context,
            new Problem(
                StatusCodes.Status401Unauthorized,
                $"A key is needed in the header {HeaderName}, or it is not known."
            )
        );
    }

    // All keys are compared, and each in constant time, so that the time tells nothing about them.
    private static string? Find(IList<ApiKeyOptions> keys, string presented)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented));
        string? found = null;
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(Convert.FromHexString(key.Sha256), hash))
            {
                found = key.Name;
            }
        }

        return found;
    }

    private string? Presented()
    {
        var key = Request.Headers[HeaderName].ToString();
        var authorization = Request.Headers.Authorization.ToString();
        if (key.Length == 0 && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            key = authorization[Bearer.Length..].Trim();
        }

        return key.Length is > 0 and <= LongestKey ? key : null;
    }

    private AuthenticateResult Success(string client)
    {
        ClaimsIdentity identity = new([new Claim(ClaimTypes.Name, client)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
