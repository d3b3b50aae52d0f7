namespace OgService.Unicode;

/// <summary>How lines are broken beyond what UAX #14 says of every text: the language and two properties of CSS Text 3.</summary>
/// <param name="Lang">BCP 47, or null. Chinese and Japanese decide what <see cref="LineBreakStrictness"/> allows, Chinese makes curly quotation
/// marks brackets, Korean decides what <see cref="WordBreak.Auto"/> is.</param>
public readonly record struct LineBreakOptions(
    string? Lang = null, LineBreakStrictness Strictness = LineBreakStrictness.Auto, WordBreak WordBreak = WordBreak.Auto);

/// <summary>Which characters may start a line (CSS Text 3, 5.2, <c>line-break</c>).</summary>
public enum LineBreakStrictness : byte
{
    /// <summary><see cref="Strict"/>: a card has few lines in large letters, and room for them. UAX #14 untailored has the same rules.</summary>
    Auto,

    /// <summary>As <see cref="Normal"/>; and before iteration marks, between leaders (……), before hyphens after an ideograph. Chinese and
    /// Japanese: before centred punctuation (・：；！？) and wide suffixes (％℃), after wide prefixes (￥№).</summary>
    Loose,

    /// <summary>Before small kana and the prolonged sound mark; Chinese and Japanese: before 〜 and ゠.</summary>
    Normal,

    /// <summary>None of these starts a line.</summary>
    Strict,

    /// <summary>Between any two graphemes, but not before a space, which hangs at the end of its line.</summary>
    Anywhere,
}

/// <summary>Whether lines may end inside words (CSS Text 3, 5.1, <c>word-break</c>).</summary>
public enum WordBreak : byte
{
    /// <summary>What a reader of the language expects: in Korean, breaks at spaces only, but Chinese and Japanese quoted in it stay as they are;
    /// elsewhere <see cref="Normal"/>.</summary>
    Auto,

    /// <summary>Latin words are whole; ideographs, kana and Hangul syllables may be parted.</summary>
    Normal,

    /// <summary>Letters and digits are parted like ideographs.</summary>
    BreakAll,

    /// <summary>Letters, ideographs and digits in a row are one word.</summary>
    KeepAll,
}
