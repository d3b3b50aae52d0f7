namespace OgService.Previews.Fetching;

/// <summary>Something could not be fetched.</summary>
/// <param name="outcome">A word for metrics.</param>
/// <param name="reason">A half sentence for people; says nothing that only the other side said.</param>
internal sealed class FetchException(string outcome, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public string Outcome { get; } = outcome;
}
