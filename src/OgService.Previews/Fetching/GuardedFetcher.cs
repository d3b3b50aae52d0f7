using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace OgService.Previews.Fetching;

/// <param name="Hosts">Allowed besides those of the options.</param>
/// <param name="Known">What is at hand already: asked whether it is still right.</param>
internal sealed record FetchRequest(Uri Address, string Accept, IReadOnlyList<string> Hosts, FetchValidators? Known = null);

internal sealed record FetchValidators(string? ETag, DateTimeOffset? LastModified);

/// <param name="Bytes">Null when what is at hand is still right.</param>
/// <param name="Final">Where it was in the end.</param>
/// <param name="MaxAge">How long the other side calls it fresh; null when it does not say.</param>
/// <param name="Charset">Of a text, as the other side says it.</param>
internal sealed record FetchAnswer(byte[]? Bytes, Uri Final, FetchValidators Validators, TimeSpan? MaxAge, string? Charset = null);

/// <summary>Fetches from other machines under bounds: of hosts, addresses, hops, time and bytes. Safe for many threads.</summary>
internal sealed class GuardedFetcher : IDisposable
{
    private const int MaxHops = 3;

    private readonly FetchRules rules;
    private readonly TimeProvider clock;
    private readonly HttpMessageInvoker client;
    private readonly FetchPlaces places;

    public GuardedFetcher(FetchRules rules, TimeProvider clock, GuardedConnector? connector = null)
    {
        this.rules = rules;
        this.clock = clock;
        places = new FetchPlaces(rules.Options.AtOnce, rules.Options.AtOnceAHost);
        client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            // A proxy would connect for us, to addresses that nobody looked at.
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            ConnectTimeout = rules.Options.Connect,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = (connector ?? new GuardedConnector(rules)).ConnectAsync,
        });
    }

    /// <exception cref="FetchException">It could not be had.</exception>
    /// <exception cref="OperationCanceledException"/>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        using var place = await places.EnterAsync(cancellation).ConfigureAwait(false);
        using var whole = new CancellationTokenSource(rules.Options.Whole, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token);
        try
        {
            var answer = await FollowAsync(request, either.Token).ConfigureAwait(false);

            // Sockets may complete on a thread that others wait for, and what follows may take long: feeds are read, pictures decoded.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return answer;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchException("slow", "it took too long");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException or UriFormatException)
        {
            throw Inner(failure) ?? new FetchException("broken", "the connection failed", failure);
        }
    }

    public void Dispose() => client.Dispose();

    // What the connector said comes wrapped.
    private static FetchException? Inner(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is FetchException known)
            {
                return known;
            }
        }

        return null;
    }

    private async Task<FetchAnswer> FollowAsync(FetchRequest request, CancellationToken cancellation)
    {
        var address = request.Address;
        for (var hop = 0; hop <= MaxHops; hop++)
        {
            if (rules.Refusal(address, request.Hosts) is { } refusal)
            {
                throw new FetchException("blocked", hop == 0 ? refusal : "it leads elsewhere, and of that: " + refusal);
            }

            using var place = await places.EnterAsync(address.IdnHost, cancellation).ConfigureAwait(false);
            using var response = await AskAsync(request, address, cancellation).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                address = response.Headers.Location is { } target && Uri.TryCreate(address, target, out var next) ? next
                    : throw new FetchException("status", "it leads nowhere");
                continue;
            }

            return await TakeAsync(request, response, address, cancellation).ConfigureAwait(false);
        }

        throw new FetchException("redirects", string.Create(CultureInfo.InvariantCulture, $"it leads elsewhere more than {MaxHops} times"));
    }

    private async Task<HttpResponseMessage> AskAsync(FetchRequest request, Uri address, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        message.Headers.TryAddWithoutValidation("User-Agent", "OgService/1 (fetches pictures for link previews)");
        message.Headers.TryAddWithoutValidation(RemoteOptions.FetchMark, "1");
        if (request.Known?.ETag is { } tag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }
        else if (request.Known?.LastModified is { } modified)
        {
            message.Headers.IfModifiedSince = modified;
        }

        using var patience = new CancellationTokenSource(rules.Options.FirstByte, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        return await client.SendAsync(message, either.Token).ConfigureAwait(false);
    }

    private async Task<FetchAnswer> TakeAsync(FetchRequest request, HttpResponseMessage response, Uri address, CancellationToken cancellation)
    {
        var validators = new FetchValidators(response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
        var maxAge = MaxAgeOf(response.Headers.CacheControl);
        if (response.StatusCode == HttpStatusCode.NotModified && request.Known is { ETag: not null } or { LastModified: not null })
        {
            return new FetchAnswer(null, address, validators, maxAge);
        }

        // Not even 206: half a picture was not asked for.
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new FetchException("status", string.Create(CultureInfo.InvariantCulture, $"its host answered {(int)response.StatusCode}"));
        }

        var bytes = await FetchBody.ReadAsync(response.Content, rules.Options, clock, cancellation).ConfigureAwait(false);
        return new FetchAnswer(bytes, address, validators, maxAge, response.Content.Headers.ContentType?.CharSet);
    }

    private static TimeSpan? MaxAgeOf(CacheControlHeaderValue? control)
        => control is null ? null : control.NoCache || control.NoStore ? TimeSpan.Zero : control.SharedMaxAge ?? control.MaxAge;
}
