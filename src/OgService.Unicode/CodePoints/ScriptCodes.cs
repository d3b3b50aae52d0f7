using System.Text;

namespace OgService.Unicode;

/// <summary>ISO 15924 codes of scripts.</summary>
public static class ScriptCodes
{
    private const int CodeLength = 4;

    /// <summary>The four letters of a script's code, as in <c>Latn</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such script.</exception>
    public static ReadOnlySpan<byte> IsoCode(Script script)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)script, ScriptTable.Scripts.Length, nameof(script));
        return ScriptTable.IsoCodes.Slice((int)script * CodeLength, CodeLength);
    }

    /// <summary>The script of a code; upper and lower case must be as registered (<c>Latn</c>).</summary>
    public static bool TryParse(ReadOnlySpan<char> isoCode, out Script script)
    {
        for (var index = 0; isoCode.Length == CodeLength && index < ScriptTable.Scripts.Length; index++)
        {
            if (Ascii.Equals(isoCode, ScriptTable.IsoCodes.Slice(index * CodeLength, CodeLength)))
            {
                script = (Script)index;
                return true;
            }
        }

        script = Script.Unknown;
        return false;
    }
}
