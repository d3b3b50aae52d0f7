using System.Text;

namespace OgService.Cards.Texts;

/// <summary>How a stretch of marked-up text is meant.</summary>
[Flags]
internal enum Emphasis
{
    None = 0,
    Strong = 1,
    Emphasised = 2,
    Code = 4,
}

/// <summary>Reads the marks that people put into titles: <c>**strong**</c>, <c>*emphasised*</c> (also with <c>_</c>), <c>`code`</c>, and a
/// backslash before a mark that is none.</summary>
/// <remarks>A part of CommonMark, 6: no links, images or HTML, which stay as they are written. A mark without its other side is text. One pass, and each mark
/// is put on the stack and taken off once, so the time is linear.</remarks>
internal sealed class InlineMarkup
{
    private const string Escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private readonly string text;
    private readonly List<Part> parts = [];
    private readonly List<int> open = [];
    private readonly int[] opened = new int[4];
    private readonly StringBuilder plain = new();

    private InlineMarkup(string text) => this.text = text;

    /// <summary>A stretch of text, or a mark that may turn out to be text.</summary>
    private struct Part
    {
        public string Text;
        public Emphasis Opens;
        public Emphasis Closes;
        public bool IsCode;
    }

    /// <returns>Stretches in order, none empty.</returns>
    public static List<(string Text, Emphasis Emphasis)> Parse(string text)
    {
        if (text.AsSpan().IndexOfAny("*_`\\") < 0)
        {
            return text.Length == 0 ? [] : [(text, Emphasis.None)];
        }

        var markup = new InlineMarkup(text);
        markup.Read();
        return markup.Collect();
    }

    private void Read()
    {
        for (var at = 0; at < text.Length;)
        {
            switch (text[at])
            {
                case '\\' when at + 1 < text.Length && Escapable.Contains(text[at + 1]):
                    plain.Append(text[at + 1]);
                    at += 2;
                    break;
                case '`':
                    at = ReadCode(at);
                    break;
                case '*' or '_':
                    at = ReadMarks(at);
                    break;
                default:
                    plain.Append(text[at++]);
                    break;
            }
        }

        EndPlain();
    }

    private int ReadCode(int start)
    {
        var length = RunLength(start);
        for (var close = text.IndexOf('`', start + length); close >= 0; close = text.IndexOf('`', close))
        {
            var closing = RunLength(close);
            if (closing == length)
            {
                var code = text[(start + length)..close];
                code = code is [' ', _, .., ' '] && code.AsSpan().ContainsAnyExcept(' ') ? code[1..^1] : code;
                EndPlain();
                parts.Add(new Part { Text = code, IsCode = true });
                return close + closing;
            }

            close += closing;
        }

        plain.Append('`', length);
        return start + length;
    }

    private int ReadMarks(int start)
    {
        var mark = text[start];
        var length = RunLength(start);
        var end = start + length;
        EndPlain();

        // CommonMark 6.2: a run of marks opens before a letter and closes after one; underscores do neither inside a word.
        var (before, after) = (start == 0 ? ' ' : text[start - 1], end == text.Length ? ' ' : text[end]);
        var left = !char.IsWhiteSpace(after) && (!IsPunctuation(after) || char.IsWhiteSpace(before) || IsPunctuation(before));
        var right = !char.IsWhiteSpace(before) && (!IsPunctuation(before) || char.IsWhiteSpace(after) || IsPunctuation(after));
        var opens = left && (mark == '*' || !right || IsPunctuation(before));
        var closes = right && (mark == '*' || !left || IsPunctuation(after));
        var rest = length;
        while (closes && rest > 0 && TryClose(mark, rest, out var used))
        {
            rest -= used;
        }

        while (rest > 0)
        {
            // The inner mark of three is the single one: it closes first.
            var size = rest >= 2 ? 2 : 1;
            if (opens)
            {
                open.Add(parts.Count);
                opened[Kind(mark, size)]++;
            }

            parts.Add(new Part { Text = new string(mark, size) });
            rest -= size;
        }

        return end;
    }

    private bool TryClose(char mark, int rest, out int used)
    {
        // Two marks end what two began, if anything; three end what is nearest, then the other.
        used = 0;
        var (least, most) = rest switch
        {
            1 => (1, 1),
            2 when opened[Kind(mark, 2)] > 0 => (2, 2),
            2 => (1, 1),
            _ => (1, 2),
        };
        while (opened[Kind(mark, least)] + opened[Kind(mark, most)] > 0)
        {
            var index = open[^1];
            var part = parts[index];
            var kind = Kind(part.Text[0], part.Text.Length);
            open.RemoveAt(open.Count - 1);
            opened[kind]--;

            // Nothing between its marks: both are text.
            if (part.Text[0] != mark || part.Text.Length < least || part.Text.Length > most || index == parts.Count - 1)
            {
                continue;
            }

            used = part.Text.Length;
            var emphasis = used == 2 ? Emphasis.Strong : Emphasis.Emphasised;
            parts[index] = part with { Text = "", Opens = emphasis };
            parts.Add(new Part { Text = "", Closes = emphasis });
            return true;
        }

        return false;
    }

    private List<(string Text, Emphasis Emphasis)> Collect()
    {
        var stretches = new List<(string Text, Emphasis Emphasis)>();
        var (strong, emphasised) = (0, 0);
        foreach (var part in parts)
        {
            strong += (part.Opens == Emphasis.Strong ? 1 : 0) - (part.Closes == Emphasis.Strong ? 1 : 0);
            emphasised += (part.Opens == Emphasis.Emphasised ? 1 : 0) - (part.Closes == Emphasis.Emphasised ? 1 : 0);
            var emphasis = (strong > 0 ? Emphasis.Strong : 0) | (emphasised > 0 ? Emphasis.Emphasised : 0) | (part.IsCode ? Emphasis.Code : 0);
            if (part.Text.Length == 0)
            {
                continue;
            }

            if (stretches.Count > 0 && stretches[^1].Emphasis == emphasis && !part.IsCode)
            {
                stretches[^1] = (stretches[^1].Text + part.Text, emphasis);
            }
            else
            {
                stretches.Add((part.Text, emphasis));
            }
        }

        return stretches;
    }

    private void EndPlain()
    {
        if (plain.Length > 0)
        {
            parts.Add(new Part { Text = plain.ToString() });
            plain.Clear();
        }
    }

    private int RunLength(int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] == text[start])
        {
            end++;
        }

        return end - start;
    }

    private static int Kind(char mark, int size) => (mark == '*' ? 0 : 2) + size - 1;

    private static bool IsPunctuation(char unit) => char.IsPunctuation(unit) || char.IsSymbol(unit);
}
