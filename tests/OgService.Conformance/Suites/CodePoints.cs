using System.Globalization;

namespace OgService.Conformance;

/// <summary>Code points to text and back; surrogates on their own are allowed, as the suites have them.</summary>
internal static class CodePoints
{
    public static string ToText(int codePoint) =>
        codePoint is >= 0xD800 and <= 0xDFFF ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);

    /// <summary>Reads <c>0061 0308</c>.</summary>
    public static string Parse(string field) =>
        string.Concat(field.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => ToText(int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    public static int At(string text, int start, out int length)
    {
        length = char.IsSurrogatePair(text, start) ? 2 : 1;
        return length == 2 ? char.ConvertToUtf32(text, start) : text[start];
    }

    public static string Show(string text)
    {
        var shown = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            shown.Add(At(text, start, out var length).ToString("X4", CultureInfo.InvariantCulture));
            start += length;
        }

        return string.Join(' ', shown);
    }
}
