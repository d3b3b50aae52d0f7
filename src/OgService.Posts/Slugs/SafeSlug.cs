using System.Text;

namespace OgService.Posts.Slugs;

/// <summary>What may be a slug: segments that stay below their folder on every file system and inside an address.</summary>
internal static class SafeSlug
{
    private const int MaxSegmentBytes = 200;
    private const int MaxSegments = 16;

    /// <summary>The slug without slashes at its ends, or null and the reason.</summary>
    public static string? From(string raw, out string? reason)
    {
        reason = null;
        if (raw.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || raw.Contains('\\'))
        {
            reason = "must not contain control characters or backslashes";
            return null;
        }

        var segments = new List<string>();
        foreach (var segment in raw.Trim().Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (segment.Trim('.').Length == 0)
            {
                if (segment == ".")
                {
                    continue;
                }

                reason = "must not contain \"..\"";
                return null;
            }

            var kept = Slugify.Keep(segment);
            if (Encoding.UTF8.GetByteCount(kept) > MaxSegmentBytes)
            {
                reason = $"must be at most {MaxSegmentBytes} bytes between slashes";
                return null;
            }

            segments.Add(kept);
        }

        if (segments.Count is 0 or > MaxSegments)
        {
            reason = segments.Count == 0 ? "must not be empty" : $"must have at most {MaxSegments} parts between slashes";
            return null;
        }

        return string.Join('/', segments);
    }
}
