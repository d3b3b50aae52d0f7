namespace OgService.Posts.Catalog;

/// <summary>A file pattern: <c>**</c> crosses folders, <c>*</c> and <c>?</c> do not, <c>[^_]</c>, <c>[a-z]</c>, <c>{md,mdx}</c>.
/// Case counts.</summary>
internal sealed class Glob
{
    private const int MaxAlternatives = 256;

    private readonly string[][] _alternatives;

    public Glob(string pattern)
    {
        pattern = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        _alternatives = [.. Expand(pattern.TrimStart('/')).Select(one => one.Split('/'))];
    }

    /// <param name="path">Relative, with <c>/</c>.</param>
    public bool IsMatch(string path)
    {
        var segments = path.Split('/');
        return Array.Exists(_alternatives, pattern => IsMatch(pattern, segments));
    }

    /// <summary>Braces, from the first to the last: <c>a.{md,mdx}</c> is <c>a.md</c> and <c>a.mdx</c>.</summary>
    private static List<string> Expand(string pattern)
    {
        var done = new List<string>();
        var todo = new Queue<string>([pattern]);
        while (todo.TryDequeue(out var next))
        {
            var open = next.IndexOf('{');
            var close = open < 0 ? -1 : next.IndexOf('}', open);
            if (close < 0 || done.Count + todo.Count >= MaxAlternatives)
            {
                done.Add(next);
                continue;
            }

            foreach (var alternative in next[(open + 1)..close].Split(','))
            {
                todo.Enqueue(next[..open] + alternative + next[(close + 1)..]);
            }
        }

        return done;
    }

    // Which numbers of pattern segments can have been used up after each path segment; no backtracking, so no explosion.
    private static bool IsMatch(string[] pattern, string[] path)
    {
        var reached = new bool[pattern.Length + 1];
        reached[0] = true;
        Skip(pattern, reached);
        foreach (var segment in path)
        {
            var next = new bool[pattern.Length + 1];
            for (var i = 0; i < pattern.Length; i++)
            {
                if (!reached[i])
                {
                    continue;
                }

                if (pattern[i] == "**")
                {
                    next[i] = true;
                }
                else if (IsSegmentMatch(pattern[i], segment))
                {
                    next[i + 1] = true;
                }
            }

            Skip(pattern, next);
            reached = next;
        }

        return reached[^1];
    }

    // "**" may stand for no folder at all.
    private static void Skip(string[] pattern, bool[] reached)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (reached[i] && pattern[i] == "**")
            {
                reached[i + 1] = true;
            }
        }
    }

    // The usual two-pointer match: only the last "*" is ever returned to.
    private static bool IsSegmentMatch(string pattern, string text)
    {
        var (p, t, star, starText) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starText = t;
            }
            else if (p < pattern.Length && TakesOne(pattern, p, text[t], out var next))
            {
                p = next;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++starText;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool TakesOne(string pattern, int at, char c, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
        {
            return true;
        }

        var close = pattern[at] == '[' ? pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) : -1;
        if (close < 0)
        {
            return pattern[at] == c;
        }

        next = close + 1;
        var isNegated = pattern[at + 1] is '^' or '!';
        var isIn = false;
        for (var i = isNegated ? at + 2 : at + 1; i < close; i++)
        {
            if (i + 2 < close && pattern[i + 1] == '-')
            {
                isIn |= c >= pattern[i] && c <= pattern[i + 2];
                i += 2;
            }
            else
            {
                isIn |= pattern[i] == c;
            }
        }

        return isIn != isNegated;
    }
}
