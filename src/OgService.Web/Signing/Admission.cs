using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using OgService.Previews;
using OgService.Web.Hosting;

namespace OgService.Web.Signing;

/// <summary>Who may ask for what is no post of a site: signed addresses, programs with a key, and in Development everybody on this machine.</summary>
internal sealed class Admission
{
    private readonly IReadOnlyList<SigningKey> signing;
    private readonly ApiKeys api;
    private readonly TimeProvider clock;

    public Admission(SiteOptions options, IHostEnvironment environment, TimeProvider clock)
    {
        signing = options.Signing.Resolve();
        api = ApiKeys.Of(options.ApiKeys);
        IsOpen = environment.IsDevelopment();
        this.clock = clock;
    }

    /// <summary>Whether nothing needs to be signed: in Development, which other machines do not reach.</summary>
    public bool IsOpen { get; }

    /// <summary>What this service signs with; null when it has no key.</summary>
    public SigningKey? Signer => signing is [var first, ..] ? first : null;

    /// <summary>The parameters of a request in their order, decoded as forms and browsers encode them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ParametersOf(HttpRequest request)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            parameters.Add(KeyValuePair.Create(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return parameters;
    }

    public bool Admits(HttpRequest request, IReadOnlyList<KeyValuePair<string, string>> parameters)
        => (IsOpen && !parameters.Any(parameter => parameter.Key == SignedAddress.Signature)) || SignedAddress.IsGenuine(signing, request.Path.Value ?? "", parameters, clock.GetUtcNow());

    /// <summary>Whether a program shows one of our keys (<c>Authorization: Bearer …</c>).</summary>
    public bool AdmitsProgram(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return (IsOpen && header.Length == 0) || (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && api.Admits(header[scheme.Length..].Trim()));
    }

    public static bool IsThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
