using System.Globalization;

namespace OgService.Yaml;

/// <summary>Which plain scalars are numbers, booleans, null (YAML 1.2.2, 10.3.2) or timestamps (YAML 1.1 type repository).</summary>
internal static class CoreSchema
{
    public const string TagPrefix = "tag:yaml.org,2002:";

    public static YamlScalarKind KindOf(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlScalarKind.Boolean,
        _ when IsInteger(text) => YamlScalarKind.Integer,
        _ when IsFloat(text) => YamlScalarKind.Float,
        _ when YamlTimestamp.LooksLikeOne(text) => YamlScalarKind.Timestamp,
        _ => YamlScalarKind.Text,
    };

    public static bool TryKindOfTag(string tag, out YamlScalarKind kind)
    {
        (var known, kind) = tag.StartsWith(TagPrefix, StringComparison.Ordinal)
            ? tag[TagPrefix.Length..] switch
            {
                "str" => (true, YamlScalarKind.Text),
                "null" => (true, YamlScalarKind.Null),
                "bool" => (true, YamlScalarKind.Boolean),
                "int" => (true, YamlScalarKind.Integer),
                "float" => (true, YamlScalarKind.Float),
                "timestamp" => (true, YamlScalarKind.Timestamp),
                _ => (false, YamlScalarKind.Text),
            }
            : (false, YamlScalarKind.Text);
        return known;
    }

    public static string Name(YamlScalarKind kind) => kind switch
    {
        YamlScalarKind.Null => "null",
        YamlScalarKind.Boolean => "true or false",
        YamlScalarKind.Integer => "a whole number",
        YamlScalarKind.Float => "a number",
        YamlScalarKind.Timestamp => "a date",
        _ => "text",
    };

    /// <summary>Decimal with a sign, <c>0o</c> octal or <c>0x</c> hexadecimal; false for other forms and beyond 64 bits.</summary>
    public static bool TryReadInteger(string text, out long value)
    {
        value = 0;
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length <= 17 && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        if (!text.StartsWith("0o", StringComparison.Ordinal))
        {
            return IsInteger(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        }

        foreach (var c in text.AsSpan(2))
        {
            if (c is < '0' or > '7' || value > long.MaxValue >> 3)
            {
                return false;
            }

            value = (value << 3) | (long)(c - '0');
        }

        return text.Length > 2;
    }

    /// <summary>Any number of the schema; false for texts that are none, and for finite ones beyond a double.</summary>
    public static bool TryReadNumber(string text, out double value)
    {
        if (TryReadInteger(text, out var integer))
        {
            value = integer;
            return true;
        }

        var unsigned = WithoutSign(text);
        if (unsigned is ".inf" or ".Inf" or ".INF")
        {
            value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }

        if (unsigned is ".nan" or ".NaN" or ".NAN")
        {
            value = double.NaN;
            return true;
        }

        value = 0;
        return (IsFloat(text) || IsInteger(text)) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool IsInteger(string text)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return text.Length > 2 && !text.AsSpan(2).ContainsAnyExcept("0123456789abcdefABCDEF");
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            return text.Length > 2 && !text.AsSpan(2).ContainsAnyExcept("01234567");
        }

        var digits = WithoutSign(text);
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?   or infinity, or not-a-number
    private static bool IsFloat(string text)
    {
        if (text is ".nan" or ".NaN" or ".NAN")
        {
            return true;
        }

        var rest = WithoutSign(text);
        if (rest is ".inf" or ".Inf" or ".INF")
        {
            return true;
        }

        var whole = TakeDigits(ref rest);
        var fraction = 0;
        if (rest.Length > 0 && rest[0] == '.')
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
        }

        if (whole + fraction == 0)
        {
            return false;
        }

        if (rest.Length == 0)
        {
            return true;
        }

        if (rest[0] is not ('e' or 'E'))
        {
            return false;
        }

        rest = rest[1..];
        rest = rest.Length > 0 && rest[0] is ('+' or '-') ? rest[1..] : rest;
        return TakeDigits(ref rest) > 0 && rest.Length == 0;
    }

    private static ReadOnlySpan<char> WithoutSign(string text) => text.Length > 0 && text[0] is ('+' or '-') ? text.AsSpan(1) : text;

    private static int TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var count = rest.IndexOfAnyExceptInRange('0', '9');
        count = count < 0 ? rest.Length : count;
        rest = rest[count..];
        return count;
    }
}
