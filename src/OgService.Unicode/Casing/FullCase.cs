using System.Text;

namespace OgService.Unicode;

/// <summary>The cases of single characters, some of which are several characters.</summary>
internal static class FullCase
{
    public static void AppendUpper(StringBuilder output, int codePoint)
    {
        var distance = CaseTable.Upper[CaseTable.Of(codePoint)];
        if (distance != int.MinValue)
        {
            Append(output, codePoint + distance);
            return;
        }

        var place = CaseTable.SpecialUpper.BinarySearch((ushort)codePoint);
        output.Append(CaseTable.SpecialUpperUnits[CaseTable.SpecialUpperStarts[place]..CaseTable.SpecialUpperStarts[place + 1]]);
    }

    public static void AppendLower(StringBuilder output, int codePoint)
    {
        var distance = CaseTable.Lower[CaseTable.Of(codePoint)];
        if (distance != int.MinValue)
        {
            Append(output, codePoint + distance);
            return;
        }

        var place = CaseTable.SpecialLower.BinarySearch((ushort)codePoint);
        output.Append(CaseTable.SpecialLowerUnits[CaseTable.SpecialLowerStarts[place]..CaseTable.SpecialLowerStarts[place + 1]]);
    }

    public static void AppendTitle(StringBuilder output, int codePoint)
    {
        var distance = CaseTable.Title[CaseTable.Of(codePoint)];
        if (distance != int.MinValue)
        {
            Append(output, codePoint + distance);
            return;
        }

        var place = CaseTable.SpecialTitle.BinarySearch((ushort)codePoint);
        output.Append(CaseTable.SpecialTitleUnits[CaseTable.SpecialTitleStarts[place]..CaseTable.SpecialTitleStarts[place + 1]]);
    }

    /// <summary>The upper case of a character that has one of its own; itself otherwise.</summary>
    public static int SimpleUpper(int codePoint)
    {
        var distance = CaseTable.Upper[CaseTable.Of(codePoint)];
        return distance == int.MinValue ? codePoint : codePoint + distance;
    }

    public static bool IsCased(int codePoint) => Has(codePoint, CodePointFlags.Cased);

    public static bool IsCaseIgnorable(int codePoint) => Has(codePoint, CodePointFlags.CaseIgnorable);

    /// <summary>Whether a cased letter follows, after nothing but case-ignorable characters.</summary>
    public static bool IsFollowedByCased(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            var codePoint = Utf16.CodePointAt(rest, 0, out var length);
            if (IsCased(codePoint))
            {
                return true;
            }

            if (!IsCaseIgnorable(codePoint))
            {
                return false;
            }

            rest = rest[length..];
        }

        return false;
    }

    public static void Append(StringBuilder output, int codePoint)
    {
        if (codePoint < 0x10000)
        {
            output.Append((char)codePoint);
        }
        else
        {
            output.Append((char)(0xD7C0 + (codePoint >> 10))).Append((char)(0xDC00 | (codePoint & 0x3FF)));
        }
    }

    private static bool Has(int codePoint, CodePointFlags flag) => (CodePointTable.Flags[CodePointTable.Of(codePoint)] & (ushort)flag) != 0;
}
