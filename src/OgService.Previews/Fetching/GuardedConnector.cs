using System.Net;
using System.Net.Sockets;

namespace OgService.Previews.Fetching;

/// <summary>Makes the connections of the fetcher: resolves a name, looks at what came, and connects to the very address that it looked at. A name that
/// says one thing when asked and another when connected to gains nothing.</summary>
internal sealed class GuardedConnector(FetchRules rules)
{
    // Names with more addresses are not tried to the end: each try takes time.
    private const int MaxTries = 2;

    /// <summary>Asks for the addresses of a name; another one in tests.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = static (name, cancellation) => Dns.GetHostAddressesAsync(name, cancellation);

    /// <summary>Opens a socket; counted in tests.</summary>
    public Func<IPEndPoint, CancellationToken, Task<Stream>> Open { get; init; } = OpenSocketAsync;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Resolve(host, cancellation).ConfigureAwait(false);
        if (addresses.Length == 0)
        {
            throw new FetchException("unreachable", "its host has no address");
        }

        // One that is not public makes all of them suspect: that is how a name is bound to an inner address.
        if (!rules.IsTrusted(host, port) && !addresses.All(AddressGuard.IsPublic))
        {
            throw new FetchException("blocked", "its host is not on the public internet");
        }

        Exception? last = null;
        foreach (var address in addresses.Take(MaxTries))
        {
            try
            {
                return await Open(new IPEndPoint(address, port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException failure)
            {
                last = failure;
            }
        }

        throw new FetchException("unreachable", "its host cannot be reached", last);
    }

    private static async Task<Stream> OpenSocketAsync(IPEndPoint address, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
