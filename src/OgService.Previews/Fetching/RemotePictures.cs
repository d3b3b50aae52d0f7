using System.Collections.Concurrent;
using System.Security.Cryptography;
using OgService.Cards;

namespace OgService.Previews.Fetching;

/// <summary>Pictures of other hosts: fetched in the background, once however many ask, kept with what the host says of them, and asked about again when
/// they are no longer fresh. What is at hand stays until something better came, and over restarts where there is a folder for it. Safe for many threads.</summary>
internal sealed class RemotePictures : IDisposable
{
    /// <summary>Said while the first fetch is under way.</summary>
    public const string Underway = "it is being fetched";

    private const string NotFetched = "it was not fetched yet; og generate does";

    private const int MaxEntries = 10_000;
    private static readonly TimeSpan LeastFresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan UsuallyFresh = TimeSpan.FromHours(1);
    private static readonly TimeSpan MostFresh = TimeSpan.FromDays(1);

    private readonly FetchRules rules;
    private readonly GuardedFetcher? fetcher;
    private readonly TimeProvider clock;
    private readonly PreviewMetrics? metrics;
    private readonly FetchedFolder? folder;
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock room = new();
    private long bytesKept;
    private long version;

    /// <param name="fetcher">Null fetches nothing: there is what the folder has.</param>
    /// <param name="folder">Where pictures are kept; null for in memory only.</param>
    public RemotePictures(FetchRules rules, GuardedFetcher? fetcher, TimeProvider clock, PreviewMetrics? metrics = null, FetchedFolder? folder = null)
    {
        this.folder = folder;
        this.rules = rules;
        this.fetcher = fetcher;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// <summary>Those that <c>og generate</c> fetched for a site; nothing is fetched.</summary>
    public static RemotePictures AtHand(string siteRoot, TimeProvider clock) => new(new FetchRules(new RemoteOptions(), []), null, clock, null, FetchedFolder.OfSite(siteRoot));

    /// <summary>Another number whenever a picture came, or went, or became another one.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Whether no fetch is under way.</summary>
    internal bool IsIdle => entries.Values.All(entry =>
    {
        lock (entry)
        {
            return entry.Running is null;
        }
    });

    /// <summary>Whether anything may be fetched at all.</summary>
    /// <param name="hosts">Allowed besides those of the options.</param>
    public bool IsOn(IReadOnlyList<string> hosts) => hosts.Count + rules.Options.Hosts.Count + rules.Options.TrustedHosts.Count > 0;

    /// <summary>Whether an address might be fetched; the cards of others will always do without.</summary>
    public bool MayFetch(string reference, IReadOnlyList<string> hosts) => FetchRules.Parse(reference) is { } address && rules.MayFetch(address, hosts);

    /// <summary>The picture as far as it is known now; never waits.</summary>
    /// <param name="reference">As the post says it.</param>
    /// <param name="hosts">Allowed besides those of the options.</param>
    public CardPicture Look(string reference, IReadOnlyList<string> hosts, (float X, float Y) focus)
    {
        if (FetchRules.Parse(reference) is not { } address)
        {
            return CardPicture.Missing(reference, "it is no address of a picture");
        }

        if (rules.Refusal(address, hosts) is { } refusal)
        {
            return CardPicture.Missing(reference, refusal);
        }

        var entry = EntryOf(address);
        Refresh(entry, address, hosts, needsBytes: false);
        lock (entry)
        {
            return entry.Sha256 is { } sha256
                ? new CardPicture(reference, sha256, () => Read(entry, address, hosts, sha256)) { Focus = focus }
                : CardPicture.Missing(reference, entry.Problem ?? (fetcher is null ? NotFetched : Underway));
        }
    }

    /// <summary>Ends when these have come or failed, or at the end of patience.</summary>
    /// <param name="isForAll">Whether what is at hand already is waited for too, while its host is asked about it.</param>
    public async Task SettleAsync(IEnumerable<string> references, TimeSpan patience, CancellationToken cancellation, bool isForAll = false)
    {
        var running = references.Select(FetchRules.Parse).OfType<Uri>()
            .Select(address => entries.TryGetValue(address.AbsoluteUri, out var entry) ? entry.FetchUnderway(isForAll) : null).OfType<Task>().ToList();
        if (running.Count == 0)
        {
            return;
        }

        try
        {
            await Task.WhenAll(running).WaitAsync(patience, clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Then the card does without for now.
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        fetcher?.Dispose();
        stopping.Dispose();
    }

    private Entry EntryOf(Uri address)
    {
        if (entries.Count > MaxEntries)
        {
            foreach (var (key, _) in entries.OrderBy(pair => pair.Value.UsedAt).Take(MaxEntries / 10).ToList())
            {
                if (entries.TryRemove(key, out var gone))
                {
                    Forget(gone);
                }
            }
        }

        var entry = entries.GetOrAdd(address.AbsoluteUri, _ => folder?.Find(address) is { } kept ? new Entry { Sha256 = kept.Sha256, Validators = kept.Validators, DueAt = kept.DueAt } : new Entry());
        entry.UsedAt = clock.GetTimestamp();
        return entry;
    }

    // Starts a fetch where one is due and none is under way.
    private void Refresh(Entry entry, Uri address, IReadOnlyList<string> hosts, bool needsBytes)
    {
        lock (entry)
        {
            if (fetcher is null || entry.Running is not null || clock.GetUtcNow() < (needsBytes ? entry.FailedUntil : entry.DueAt) || stopping.IsCancellationRequested)
            {
                return;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            entry.Running = done.Task;
            _ = Task.Run(async () =>
            {
                await FetchAsync(entry, address, hosts, needsBytes ? null : entry.Validators).ConfigureAwait(false);
                lock (entry)
                {
                    entry.Running = null;
                }

                done.SetResult();
            });
        }
    }

    private async Task FetchAsync(Entry entry, Uri address, IReadOnlyList<string> hosts, FetchValidators? known)
    {
        using var span = metrics?.Start("fetch");
        try
        {
            var answer = await fetcher!.FetchAsync(new FetchRequest(address, "image/*", hosts, known), stopping.Token).ConfigureAwait(false);
            if (answer.Bytes is { } bytes && WholePicture.Problem(bytes) is { } problem)
            {
                throw new FetchException("no-picture", problem);
            }

            metrics?.CountFetch(answer.Bytes is null ? "unchanged" : "fetched");
            Take(entry, answer);
            if (folder is not null && entry.Facts(address) is { } facts)
            {
                folder.Keep(facts, answer.Bytes);
            }
        }
        catch (Exception failure) when (failure is FetchException or OperationCanceledException)
        {
            metrics?.CountFetch((failure as FetchException)?.Outcome ?? "stopped");
            Fail(entry, failure.Message);
        }
        catch (Exception failure)
        {
            // Whatever it is, the next one who asks must not wait for ever.
            metrics?.CountFetch("broken");
            Fail(entry, "it cannot be fetched: " + failure.GetType().Name);
        }
    }

    private void Take(Entry entry, FetchAnswer answer)
    {
        var age = answer.MaxAge ?? UsuallyFresh;
        lock (entry)
        {
            entry.DueAt = clock.GetUtcNow() + (age < LeastFresh ? LeastFresh : age > MostFresh ? MostFresh : age);
            entry.Problem = null;
            if (answer.Validators is { ETag: not null } or { LastModified: not null })
            {
                entry.Validators = answer.Validators;
            }

            if (answer.Bytes is not { } bytes)
            {
                return;
            }

            entry.Validators = answer.Validators;
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            Interlocked.Add(ref bytesKept, bytes.Length - (entry.Bytes?.Length ?? 0));
            entry.Bytes = bytes;
            if (entry.Sha256 != sha256)
            {
                entry.Sha256 = sha256;
                Interlocked.Increment(ref version);
            }
        }

        MakeRoom(entry);
    }

    private void Fail(Entry entry, string problem)
    {
        lock (entry)
        {
            entry.FailedUntil = entry.DueAt = clock.GetUtcNow() + rules.Options.FailureLifetime;
            if (entry.Sha256 is null && entry.Problem != problem)
            {
                entry.Problem = problem;
                Interlocked.Increment(ref version);
            }
        }
    }

    // The bytes go, the hash stays: cards that are drawn already are found by it, and the bytes can be had again.
    private void MakeRoom(Entry newest)
    {
        lock (room)
        {
            if (Interlocked.Read(ref bytesKept) <= rules.Options.MemoryBytes)
            {
                return;
            }

            foreach (var entry in entries.Values.Where(entry => entry != newest && entry.Bytes is not null).OrderBy(entry => entry.UsedAt).ToList())
            {
                Forget(entry);
                if (Interlocked.Read(ref bytesKept) <= rules.Options.MemoryBytes)
                {
                    return;
                }
            }
        }
    }

    private void Forget(Entry entry)
    {
        lock (entry)
        {
            Interlocked.Add(ref bytesKept, -(entry.Bytes?.Length ?? 0));
            entry.Bytes = null;
        }
    }

    // What is drawn is what the key says. Called while a card is drawn: the wait is bounded by the fetcher.
    private ReadOnlyMemory<byte> Read(Entry entry, Uri address, IReadOnlyList<string> hosts, string sha256)
    {
        if (BytesOf(entry, sha256) is { } bytes)
        {
            return bytes;
        }

        if (folder?.Read(sha256) is { } kept)
        {
            TakeBack(entry, sha256, kept);
            return kept;
        }

        Refresh(entry, address, hosts, needsBytes: true);
        Task? running;
        lock (entry)
        {
            running = entry.Running;
        }

        running?.Wait(rules.Options.Whole);
        return BytesOf(entry, sha256) ?? throw new RemotePictureGoneException(address);
    }

    private void TakeBack(Entry entry, string sha256, byte[] bytes)
    {
        lock (entry)
        {
            if (entry.Sha256 != sha256 || entry.Bytes is not null)
            {
                return;
            }

            entry.Bytes = bytes;
            Interlocked.Add(ref bytesKept, bytes.Length);
        }

        MakeRoom(entry);
    }

    private static byte[]? BytesOf(Entry entry, string sha256)
    {
        lock (entry)
        {
            return entry.Sha256 == sha256 ? entry.Bytes : null;
        }
    }

    /// <summary>What is known of one address. Locked by itself.</summary>
    private sealed class Entry
    {
        public byte[]? Bytes { get; set; }

        public string? Sha256 { get; set; }

        public string? Problem { get; set; }

        public FetchValidators? Validators { get; set; }

        public DateTimeOffset DueAt { get; set; }

        public DateTimeOffset FailedUntil { get; set; }

        public Task? Running { get; set; }

        public long UsedAt { get; set; }

        /// <param name="isForAll">Whether a look for something newer counts too.</param>
        public Task? FetchUnderway(bool isForAll)
        {
            lock (this)
            {
                return isForAll || Sha256 is null ? Running : null;
            }
        }

        public FetchedPicture? Facts(Uri address)
        {
            lock (this)
            {
                return Sha256 is null ? null : new FetchedPicture(address.AbsoluteUri, Sha256, Validators ?? new FetchValidators(null, null), DueAt);
            }
        }
    }
}
