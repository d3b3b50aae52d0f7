using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using OgService.Web.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace OgService.Web.Limiting;

/// <summary>Whose word counts about who asks.</summary>
internal static class TrustedNetworks
{
    /// <param name="text">An address, or a network such as <c>10.0.0.0/8</c>.</param>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }

    /// <summary>Takes the client's address from trusted proxies, and nothing else: hosts and schemes come from the configuration (R18).</summary>
    public static void UseTrustedProxies(this WebApplication app, ServiceOptions options)
    {
        if (options.TrustedProxies.Count == 0)
        {
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = 4 };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var text in options.TrustedProxies)
        {
            if (TryParse(text, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        }

        app.UseForwardedHeaders(forwarded);
    }
}
