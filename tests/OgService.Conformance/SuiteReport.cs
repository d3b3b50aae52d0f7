namespace OgService.Conformance;

/// <summary>Counts the cases of a suite and writes the failures.</summary>
internal sealed class SuiteReport(TextWriter output, ExpectedFailures? expected = null)
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    public void Pass() => Passed++;

    /// <param name="place">File and line, or the name of the case.</param>
    /// <param name="message">What was expected and what came.</param>
    public void Fail(string place, string message)
    {
        if (expected?.Find(place) is { } reason)
        {
            Skip(place, "fails as expected: " + reason);
            return;
        }

        Count(place, message);
    }

    /// <summary>A case that is listed as failing did not fail.</summary>
    public void Miss(string place) => Count(place, "is listed as an expected failure, but did not fail");

    /// <param name="place">File and line, or the name of the case.</param>
    /// <param name="reason">Why it is not ours to pass.</param>
    public void Skip(string place, string reason)
    {
        Skipped++;
        output.WriteLine($"skip {place}: {reason}");
    }

    public void Check(bool holds, string place, Func<string> message)
    {
        if (holds)
        {
            Pass();
        }
        else
        {
            Fail(place, message());
        }
    }

    private void Count(string place, string message)
    {
        Failed++;
        output.WriteLine($"FAIL {place}: {message}");
    }
}
