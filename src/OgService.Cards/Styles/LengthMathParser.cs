namespace OgService.Cards.Styles;

/// <summary>Parses <c>calc()</c>, <c>min()</c>, <c>max()</c> and <c>clamp()</c>. Signs + and - need white space on both sides, as in CSS. Depth and size are bounded.</summary>
internal sealed class LengthMathParser
{
    private const int MaxLength = 400;
    private const int MaxDepth = 16;

    private readonly string text;
    private int at;
    private int depth;

    private LengthMathParser(string text) => this.text = text;

    /// <summary>A term of lengths, or a plain number.</summary>
    private readonly record struct Operand(LengthMath? Length, double Number);

    /// <summary>Null when it is not understood.</summary>
    public static LengthMath? Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var parser = new LengthMathParser(text);
        var found = parser.ReadValue();
        return found is { } operand && parser.at == text.Length ? AsLength(operand) : null;
    }

    // A number without a unit is in pixels, here as elsewhere.
    private static LengthMath? AsLength(Operand operand) => operand.Length
        ?? (Math.Abs(operand.Number) <= Length.Max ? new LengthMath.Leaf(Length.Px((float)operand.Number)) : null);

    private Operand? ReadSum()
    {
        if (ReadProduct() is not { } first)
        {
            return null;
        }

        if (first.Length is null)
        {
            var number = first.Number;
            while (TakeSign() is { } sign)
            {
                if (ReadProduct() is not { Length: null } next)
                {
                    return null;
                }

                number += sign * next.Number;
            }

            return new Operand(null, number);
        }

        var terms = new List<LengthMath> { first.Length };
        while (TakeSign() is { } sign)
        {
            if (ReadProduct() is not { Length: { } next })
            {
                return null;
            }

            terms.Add(sign > 0 ? next : new LengthMath.Scaled(next, -1));
        }

        return terms.Count == 1 ? first : new Operand(new LengthMath.Sum(terms), 0);
    }

    private Operand? ReadProduct()
    {
        if (ReadValue() is not { } product)
        {
            return null;
        }

        while (true)
        {
            var start = at;
            SkipSpace();
            if (at >= text.Length || text[at] is not ('*' or '/'))
            {
                at = start;
                return product;
            }

            var divides = text[at++] == '/';
            SkipSpace();
            if (ReadValue() is not { } factor || (product.Length is not null && factor.Length is not null) || (divides && (factor.Length is not null || factor.Number == 0)))
            {
                return null;
            }

            var number = divides ? 1 / factor.Number : factor.Number;
            if (!float.IsFinite((float)number) || !float.IsFinite((float)product.Number))
            {
                return null;
            }

            product = (product.Length, factor.Length) switch
            {
                ({ } length, null) => new Operand(new LengthMath.Scaled(length, (float)number), 0),
                (null, { } length) => new Operand(new LengthMath.Scaled(length, (float)product.Number), 0),
                _ => new Operand(null, product.Number * number),
            };
        }
    }

    private Operand? ReadValue()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '%' || (text[at] is '-' or '+' && at == start)))
        {
            at++;
        }

        var word = text[start..at];
        if (at < text.Length && text[at] == '(')
        {
            at++;
            return ReadFunction(word.ToLowerInvariant());
        }

        if (word.Length == 0)
        {
            return null;
        }

        return CssText.TryNumber(word, out var number) ? new Operand(null, number)
            : Length.TryParse(word, out var length) ? new Operand(new LengthMath.Leaf(length), 0)
            : null;
    }

    private Operand? ReadFunction(string name)
    {
        if (++depth > MaxDepth)
        {
            return null;
        }

        var arguments = new List<Operand>();
        do
        {
            SkipSpace();
            if (ReadSum() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            SkipSpace();
        }
        while (at < text.Length && text[at] == ',' && ++at > 0);

        if (at >= text.Length || text[at++] != ')')
        {
            return null;
        }

        depth--;
        if (name is "" or "calc")
        {
            return arguments is [var only] ? only : null;
        }

        var lengths = arguments.ConvertAll(AsLength);
        if (lengths.Contains(null))
        {
            return null;
        }

        List<LengthMath> terms = [.. lengths.OfType<LengthMath>()];
        return name switch
        {
            "min" => new Operand(new LengthMath.Extreme(terms, Largest: false), 0),
            "max" => new Operand(new LengthMath.Extreme(terms, Largest: true), 0),
            "clamp" when terms is [var least, var wanted, var most] =>
                new Operand(new LengthMath.Extreme([least, new LengthMath.Extreme([wanted, most], Largest: false)], Largest: true), 0),
            _ => null,
        };
    }

    private int? TakeSign()
    {
        var start = at;
        SkipSpace();
        if (at > start && at + 1 < text.Length && text[at] is '+' or '-' && char.IsWhiteSpace(text[at + 1]))
        {
            var sign = text[at++] == '+' ? 1 : -1;
            SkipSpace();
            return sign;
        }

        at = start;
        return null;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
