namespace OgService.Posts.Text;

/// <summary>Finds code in Markdown while a text is read from its start: fenced blocks and spans in backticks.</summary>
internal sealed class CodeSpans(string text)
{
    /// <summary>The index after the code that starts at <paramref name="at"/>, or <paramref name="at"/> when none does.</summary>
    public int SkipFrom(int at)
    {
        var c = text[at];
        if (c is not ('`' or '~'))
        {
            return at;
        }

        var run = at;
        while (run < text.Length && text[run] == c)
        {
            run++;
        }

        var length = run - at;
        if (length >= 3 && IsLineStart(at))
        {
            return AfterFence(run, c, length);
        }

        // Without a closing run of the same length the backticks are text.
        return c == '`' && FindRun(run, length) is { } close ? close : run;
    }

    private bool IsLineStart(int at)
    {
        var i = at - 1;
        while (i >= 0 && text[i] is (' ' or '>' or '\t'))
        {
            i--;
        }

        return i < 0 || text[i] == '\n';
    }

    private int AfterFence(int from, char c, int length)
    {
        for (var line = text.IndexOf('\n', from); line >= 0; line = text.IndexOf('\n', line + 1))
        {
            var start = line + 1;
            while (start < text.Length && text[start] is (' ' or '>' or '\t'))
            {
                start++;
            }

            var run = start;
            while (run < text.Length && text[run] == c)
            {
                run++;
            }

            if (run - start >= length)
            {
                return run;
            }
        }

        return text.Length;
    }

    private int? FindRun(int from, int length)
    {
        // A span ends with its paragraph at the latest.
        var end = text.IndexOf("\n\n", from, StringComparison.Ordinal);
        end = end < 0 ? text.Length : end;
        for (var i = text.IndexOf('`', from, end - from); i >= 0 && i < end;)
        {
            var run = i;
            while (run < end && text[run] == '`')
            {
                run++;
            }

            if (run - i == length)
            {
                return run;
            }

            i = run < end ? text.IndexOf('`', run, end - run) : -1;
        }

        return null;
    }
}
