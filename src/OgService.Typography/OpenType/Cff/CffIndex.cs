namespace OgService.Typography.OpenType.Cff;

/// <summary>A list of byte strings (Adobe Technical Note 5176, "INDEX Data"; OpenType, <c>CFF2</c>, "Index Data").</summary>
internal readonly struct CffIndex
{
    private readonly FontData index;
    private readonly int headerLength;
    private readonly int offsetSize;

    private CffIndex(FontData index, int count, int headerLength, int offsetSize)
    {
        this.index = index;
        this.headerLength = headerLength;
        this.offsetSize = offsetSize;
        Count = count;
    }

    /// <summary>0 for an index that is empty, missing or cut off.</summary>
    public int Count { get; }

    private long DataStart => headerLength + ((Count + 1L) * offsetSize) - 1;

    /// <summary>The bytes of an entry; empty when they leave the table.</summary>
    public FontData this[int entry]
    {
        get
        {
            if ((uint)entry >= (uint)Count)
            {
                return default;
            }

            var start = Offset(entry);
            return index.Slice(DataStart + start, Offset(entry + 1) - start);
        }
    }

    /// <param name="wide">CFF2 counts with 32 bits, CFF with 16.</param>
    /// <param name="end">Where the index ends, from the start of the data: an index has no length of its own.</param>
    public static CffIndex Read(FontData data, bool wide, out long end)
    {
        long count = wide ? data.U32(0) : data.U16(0);
        var countLength = wide ? 4 : 2;
        end = countLength;
        if (count == 0)
        {
            return default;
        }

        var offsetSize = data.U8(countLength);
        if (offsetSize is < 1 or > 4 || !data.Holds(countLength + 1, (count + 1) * offsetSize))
        {
            return default;
        }

        var read = new CffIndex(data, (int)count, countLength + 1, offsetSize);
        end = read.DataStart + read.Offset((int)count);
        return read;
    }

    private long Offset(int entry)
    {
        var at = headerLength + (int)((long)entry * offsetSize);
        var value = 0L;
        for (var i = 0; i < offsetSize; i++)
        {
            value = (value << 8) | (uint)index.U8(at + i);
        }

        return value;
    }
}
