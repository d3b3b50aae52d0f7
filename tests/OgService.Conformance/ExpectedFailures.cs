namespace OgService.Conformance;

/// <summary>Cases that are known to fail, each with its reason: so that a run notices a new failure, and also one that is gone.</summary>
/// <remarks>A file with a case a line, named as failures are printed, then <c>=</c> and the reason; <c>#</c> begins a comment.</remarks>
internal sealed class ExpectedFailures
{
    private readonly Dictionary<string, string> reasons = [];
    private readonly HashSet<string> met = [];

    /// <exception cref="InvalidDataException">A line without a reason, or a case that stands twice.</exception>
    public static ExpectedFailures Read(string file)
    {
        var read = new ExpectedFailures();
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } place, { Length: > 0 } reason] || !read.reasons.TryAdd(place, reason))
            {
                throw new InvalidDataException($"{file}: a case, = and a reason, each case once: {line}");
            }
        }

        return read;
    }

    /// <summary>The reason a case fails; null when it should not.</summary>
    public string? Find(string place)
    {
        met.Add(place);
        return reasons.GetValueOrDefault(place);
    }

    /// <summary>Cases of the files that were run which did not fail.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> files)
    {
        var names = files.Select(file => Path.GetFileName(file)!).ToHashSet();
        return reasons.Keys.Where(place => !met.Contains(place) && names.Contains(place[..place.IndexOfAny([':', ' '])])).Order(StringComparer.Ordinal);
    }
}
