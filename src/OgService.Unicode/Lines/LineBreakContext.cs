using static OgService.Unicode.LineBreakClass;

namespace OgService.Unicode;

/// <summary>What the rules of UAX #14 need to know of the text before a place.</summary>
/// <remarks>One published algorithm, so one file though it is long. The rules stand in their published order, each named; the first that
/// applies decides. The rules speak of characters with their combining marks (LB9), so <see cref="Advance"/> folds marks into the
/// character before them.</remarks>
internal struct LineBreakContext
{
    // Where a run of SY and IS after a number has got to (LB25): nowhere, within, or closed by CL or CP.
    private enum NumberState : byte
    {
        None,
        Open,
        Closed,
    }

    private bool _started;
    private LineBreakItem _last;            // the last character but for its marks
    private LineBreakItem _beforeLast;      // the one before it; only meaningful where _hasTwo
    private bool _hasTwo;
    private bool _afterJoiner;              // the last code point is ZWJ (LB8a)
    private LineBreakClass _beforeSpaces;   // class of the last character that is no space
    private bool _openingQuote;             // that character is a QU with Pi that LB15a speaks of
    private bool _initialHyphen;            // the last character is a hyphen that LB20a speaks of
    private bool _oddRegional;              // an odd number of RI ends here (LB30a)
    private NumberState _number;

    /// <summary>Takes in the next character, after the place before it has been judged.</summary>
    public void Advance(LineBreakItem next)
    {
        var isJoiner = next.Class == ZWJ;
        if (next.Class is CM or ZWJ)
        {
            if (_started && TakesMarks(_last.Class))
            {
                _afterJoiner = isJoiner;
                return;
            }

            next = new LineBreakItem(AL, IsEastAsian: false); // LB10
        }

        var atStart = !_started;
        var last = _last.Class;
        _initialHyphen = next.Class is HY or HH && (atStart || last is BK or CR or LF or NL or SP or ZW or CB or GL);
        _oddRegional = next.Class == RI && !_oddRegional;
        _number = next.Class switch
        {
            NU => NumberState.Open,
            SY or IS when _number == NumberState.Open => NumberState.Open,
            CL or CP when _number == NumberState.Open => NumberState.Closed,
            _ => NumberState.None,
        };
        if (next.Class != SP)
        {
            _openingQuote = next.Class == QUPi
                && (atStart || last is BK or CR or LF or NL or OP or QU or QUPi or QUPf or GL or SP or ZW);
            _beforeSpaces = next.Class;
        }

        _hasTwo = _started;
        _beforeLast = _last;
        _last = next;
        _started = true;
        _afterJoiner = isJoiner;
    }

    /// <summary>What may happen before <paramref name="next"/>; <paramref name="rest"/> is the text after it.</summary>
    public readonly LineBreak Between(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        if (_last.Class is BK or LF or NL || (_last.Class == CR && next.Class != LF)) // LB4, LB5
        {
            return LineBreak.Mandatory;
        }

        if (next.Class is BK or CR or LF or NL or SP or ZW) // LB5, LB6, LB7
        {
            return LineBreak.Prohibited;
        }

        if (_beforeSpaces == ZW) // LB8: ZW SP* ÷
        {
            return LineBreak.Allowed;
        }

        if (_afterJoiner) // LB8a
        {
            return LineBreak.Prohibited;
        }

        if (next.Class is CM or ZWJ)
        {
            if (TakesMarks(_last.Class)) // LB9
            {
                return LineBreak.Prohibited;
            }

            next = new LineBreakItem(AL, IsEastAsian: false); // LB10
        }

        return Joins(next, rest) ? LineBreak.Prohibited : LineBreak.Allowed;
    }

    private static bool TakesMarks(LineBreakClass type) => type is not (BK or CR or LF or NL or SP or ZW);

    private readonly bool Joins(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        // No rule but LB31 knows ideographs in a row, which are most of a Chinese or Japanese text.
        if (_last.Class == ID && next.Class == ID)
        {
            return false;
        }

        if (JoinsAcrossSpaces(next, rest) is { } spaced)
        {
            return spaced;
        }

        if (_last.Class is QU or QUPi or QUPf || next.Class is QU or QUPi or QUPf)
        {
            if (JoinsQuotation(next, rest))
            {
                return true;
            }
        }

        if (_last.Class == CB || next.Class == CB) // LB20
        {
            return false;
        }

        return JoinsPunctuation(next) || JoinsNumber(next, rest) || JoinsLetters(next, rest);
    }

    // LB11 to LB18: glue, closing and opening punctuation. Null where none applies.
    private readonly bool? JoinsAcrossSpaces(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        var last = _last.Class;
        if (next.Class == WJ || last is WJ or GL) // LB11, LB12
        {
            return true;
        }

        if (next.Class == GL && last is not (SP or BA or HY or HH)) // LB12a
        {
            return true;
        }

        if (next.Class is CL or CP or EX or SY) // LB13
        {
            return true;
        }

        if (_beforeSpaces == OP || _openingQuote) // LB14, LB15a
        {
            return true;
        }

        if (next.Class == QUPf && EndsQuotation(rest)) // LB15b
        {
            return true;
        }

        if (next.Class == IS) // LB15c, LB15d
        {
            return last != SP || NextClass(ref rest) != NU;
        }

        if ((next.Class == NS && _beforeSpaces is CL or CP) || (next.Class == B2 && _beforeSpaces == B2)) // LB16, LB17
        {
            return true;
        }

        return last == SP ? false : null; // LB18
    }

    // LB19 and LB19a.
    private readonly bool JoinsQuotation(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        if (next.Class is QU or QUPf || _last.Class is QU or QUPi)
        {
            return true;
        }

        if (next.Class == QUPi)
        {
            if (!_last.IsEastAsian)
            {
                return true;
            }

            SkipMarks(ref rest);
            if (rest.IsEmpty || !LineBreakItem.At(rest, 0, out _).IsEastAsian)
            {
                return true;
            }
        }

        return _last.Class == QUPf && (!next.IsEastAsian || !_hasTwo || !_beforeLast.IsEastAsian);
    }

    // LB20a to LB22.
    private readonly bool JoinsPunctuation(LineBreakItem next)
    {
        var last = _last.Class;
        return (_initialHyphen && IsLetter(next.Class)) // LB20a
            || next.Class is BA or HH or HY or NS || last == BB // LB21
            || (last is HY or HH && _hasTwo && _beforeLast.Class == HL && next.Class != HL) // LB21a
            || (last == SY && next.Class == HL) // LB21b
            || next.Class == IN; // LB22
    }

    // LB23 to LB25.
    private readonly bool JoinsNumber(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        var last = _last.Class;
        switch (next.Class)
        {
            case NU:
                return IsLetter(last) || last is PO or PR or HY or IS || _number == NumberState.Open;
            case PO:
                return _number != NumberState.None || IsLetter(last) || last is ID or IDPicCn or EB or EM;
            case PR:
                return _number != NumberState.None || IsLetter(last);
            case OP when last is PO or PR:
                var first = NextClass(ref rest);
                return first == NU || (first == IS && NextClass(ref rest) == NU);
        }

        return (last == NU && IsLetter(next.Class))
            || (last is PR or PO && IsLetter(next.Class))
            || (last == PR && next.Class is ID or IDPicCn or EB or EM);
    }

    // LB26 to LB30b.
    private readonly bool JoinsLetters(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        var last = _last.Class;
        return last switch
        {
            JL when next.Class is JL or JV or H2 or H3 => true, // LB26
            JV or H2 when next.Class is JV or JT => true,
            JT or H3 when next.Class == JT => true,
            JL or JV or JT or H2 or H3 when next.Class == PO => true, // LB27
            PR when next.Class is JL or JV or JT or H2 or H3 => true,
            _ when IsLetter(last) && IsLetter(next.Class) => true, // LB28
            IS when IsLetter(next.Class) => true, // LB29
            _ when next.Class == OP && !next.IsEastAsian && (IsLetter(last) || last == NU) => true, // LB30
            CP when !_last.IsEastAsian && (IsLetter(next.Class) || next.Class == NU) => true,
            RI when next.Class == RI && _oddRegional => true, // LB30a
            EB or IDPicCn or ALPicCn when next.Class == EM => true, // LB30b
            _ => JoinsAksaras(next, rest),
        };
    }

    // LB28a.
    private readonly bool JoinsAksaras(LineBreakItem next, ReadOnlySpan<char> rest)
    {
        var last = _last.Class;
        if (last == AP)
        {
            return IsAksara(next.Class);
        }

        if (IsAksara(last))
        {
            return next.Class is VF or VI || (IsAksara(next.Class) && NextClass(ref rest) == VF);
        }

        return last == VI && _hasTwo && IsAksara(_beforeLast.Class) && next.Class is AK or DottedCircle;
    }

    private static bool IsLetter(LineBreakClass type) => type is AL or HL or ALPicCn or DottedCircle;

    private static bool IsAksara(LineBreakClass type) => type is AK or AS or DottedCircle;

    // LB15b: what may follow a closing quotation mark that clings to the word before it.
    private static bool EndsQuotation(ReadOnlySpan<char> rest) =>
        NextClass(ref rest) is null or SP or GL or WJ or CL or QU or QUPi or QUPf or CP or EX or IS or SY or BK or CR or LF or NL or ZW;

    // The class of the character after the one just read and its marks; null at the end. Leaves the rest after it.
    private static LineBreakClass? NextClass(ref ReadOnlySpan<char> rest)
    {
        SkipMarks(ref rest);
        if (rest.IsEmpty)
        {
            return null;
        }

        var item = LineBreakItem.At(rest, 0, out var length);
        rest = rest[length..];
        return item.Class;
    }

    private static void SkipMarks(ref ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty && LineBreakItem.At(rest, 0, out var length).Class is CM or ZWJ)
        {
            rest = rest[length..];
        }
    }
}
