using System.Text;

namespace OgService.Unicode;

/// <summary>Puts decomposed code points of one segment into canonical order, composes them, and gathers the result.</summary>
internal sealed class NormalizationWriter(int capacity, bool compose)
{
    private readonly StringBuilder _output = new(capacity);
    private int[] _segment = new int[32];
    private byte[] _classes = new byte[32];
    private int _count;

    public void Append(ReadOnlySpan<char> normal) => _output.Append(normal);

    /// <summary>Adds a code point to the segment, in its full canonical decomposition.</summary>
    public void Decompose(int codePoint)
    {
        if (Hangul.IsSyllable(codePoint))
        {
            var (leading, vowel, trailing) = Hangul.Decompose(codePoint);
            Add(leading);
            Add(vowel);
            if (trailing != 0)
            {
                Add(trailing);
            }

            return;
        }

        int offset = NormalizationTable.Decomposition(codePoint);
        if (offset == 0)
        {
            Add(codePoint);
            return;
        }

        var units = NormalizationTable.Units.Slice(offset + 1, NormalizationTable.Units[offset]);
        for (var index = 0; index < units.Length; index++)
        {
            int unit = units[index];
            Add(char.IsHighSurrogate((char)unit) ? char.ConvertToUtf32((char)unit, (char)units[++index]) : unit);
        }
    }

    /// <summary>Writes out the segment and starts the next.</summary>
    public void EndSegment()
    {
        Order();
        if (compose)
        {
            Compose();
        }

        for (var index = 0; index < _count; index++)
        {
            var codePoint = _segment[index];
            if (codePoint < 0x10000)
            {
                _output.Append((char)codePoint);
            }
            else
            {
                _output.Append((char)(0xD7C0 + (codePoint >> 10))).Append((char)(0xDC00 | (codePoint & 0x3FF)));
            }
        }

        _count = 0;
    }

    public override string ToString() => _output.ToString();

    private void Add(int codePoint)
    {
        if (_count == _segment.Length)
        {
            Array.Resize(ref _segment, checked(_count * 2));
            Array.Resize(ref _classes, checked(_count * 2));
        }

        _segment[_count] = codePoint;
        _classes[_count++] = (byte)NormalizationRecord.Of(codePoint);
    }

    // UAX #15 D108: marks between starters are sorted by class, those of one class staying in order.
    private void Order()
    {
        for (var start = 0; start < _count;)
        {
            var end = start + 1;
            if (_classes[start] != 0)
            {
                var ordered = true;
                for (; end < _count && _classes[end] != 0; end++)
                {
                    ordered &= _classes[end - 1] <= _classes[end];
                }

                if (!ordered)
                {
                    SortMarks(start, end);
                }
            }

            start = end;
        }
    }

    private void SortMarks(int start, int end)
    {
        // Two or three marks are sorted in place; a million are counted, so that a hostile text costs no more a mark than a fair one.
        if (end - start <= 16)
        {
            for (var next = start + 1; next < end; next++)
            {
                var (codePoint, type) = (_segment[next], _classes[next]);
                var place = next;
                for (; place > start && _classes[place - 1] > type; place--)
                {
                    (_segment[place], _classes[place]) = (_segment[place - 1], _classes[place - 1]);
                }

                (_segment[place], _classes[place]) = (codePoint, type);
            }

            return;
        }

        Span<int> places = stackalloc int[257];
        places.Clear();
        foreach (var type in _classes.AsSpan(start, end - start))
        {
            places[type + 1]++;
        }

        for (var type = 1; type < places.Length; type++)
        {
            places[type] += places[type - 1];
        }

        var marks = _segment.AsSpan(start, end - start).ToArray();
        var classes = _classes.AsSpan(start, end - start).ToArray();
        for (var index = 0; index < marks.Length; index++)
        {
            var place = start + places[classes[index]]++;
            _segment[place] = marks[index];
            _classes[place] = classes[index];
        }
    }

    // UAX #15 D117. A segment may hold several starters: those that "maybe" compose with the one before.
    private void Compose()
    {
        var starter = -1;
        var written = 0;
        var lastClass = 0; // of the character kept last after the starter
        for (var index = 0; index < _count; index++)
        {
            var codePoint = _segment[index];
            var type = _classes[index];
            var adjacent = starter >= 0 && written == starter + 1;
            if (starter >= 0 && (adjacent || (lastClass < type && lastClass != 0)))
            {
                var composite = Pair(_segment[starter], codePoint);
                if (composite != 0)
                {
                    _segment[starter] = composite;
                    continue;
                }
            }

            if (type == 0)
            {
                starter = written;
            }

            lastClass = type;
            _segment[written] = codePoint;
            _classes[written++] = type;
        }

        _count = written;
    }

    private static int Pair(int first, int second)
    {
        var syllable = Hangul.Compose(first, second);
        if (syllable != 0)
        {
            return syllable;
        }

        var place = NormalizationTable.Pairs.BinarySearch(((ulong)first << 32) | (uint)second);
        return place < 0 ? 0 : NormalizationTable.Composites[place];
    }
}
