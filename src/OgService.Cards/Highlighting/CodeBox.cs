using System.Globalization;
using OgService.Cards.Layout;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using OgService.Cards.Texts;
using OgService.Typography;

namespace OgService.Cards.Highlighting;

/// <summary>Code as boxes: one a line, below each other, so that lines never wrap and each is cut for itself.</summary>
internal static class CodeBox
{
    private const int TabColumns = 4;
    private const int MaxLines = 60;
    private const int MaxColumns = 400;
    private const float UsualLineHeight = 1.5f;

    // Unlike a space it stays where it is, at the start of a line too.
    private const char Blank = '\u00A0';

    /// <param name="marked">Lines that stand out, counted from 1.</param>
    /// <param name="note">Takes a code and a message.</param>
    public static LayoutBox Build(
        TemplateNode node, string code, CodeLanguage language, IReadOnlySet<int> marked, ComputedStyle style, Func<ComputedStyle, TextStyle> textStyleOf, Action<string, string> note)
    {
        UseCodeFont(node, style);
        var lines = LinesOf(code);
        var most = Math.Min(style.MaxLines ?? MaxLines, MaxLines);
        if (lines.Count > most)
        {
            note("code.clamped", string.Create(CultureInfo.InvariantCulture, $"{most} of {lines.Count} lines shown"));
            lines.RemoveRange(most, lines.Count - most);
        }

        var shown = string.Join('\n', lines);
        var styles = Styles(style);
        var boxes = new List<LayoutBox>(lines.Count);
        var tokens = CodeLanguages.Tokens(language, shown);
        for (var (line, start, token) = (0, 0, 0); line < lines.Count; line++)
        {
            var end = start + lines[line].Length;
            var text = Line(shown, start, end, tokens, ref token, styles);
            var own = LineStyle(style, marked.Contains(line + 1));
            boxes.Add(new LayoutBox { Name = node.Name, Style = own, Text = text, TextStyle = textStyleOf(own) });
            start = end + 1;
        }

        return new LayoutBox { Name = node.Name, Style = style, Children = boxes };
    }

    // What the node says itself goes before what code usually looks like.
    private static void UseCodeFont(TemplateNode node, ComputedStyle style)
    {
        style.Display = Display.Flex;
        style.FlexDirection = FlexDirection.Column;
        style.RightToLeft = false;
        style.TextAlign = TextDirectionAlign.Start;
        if (!Says("font-family"))
        {
            style.FontFamilies = ["JetBrains Mono", .. style.FontFamilies];
        }

        if (!Says("line-height"))
        {
            (style.LineHeight, style.LineHeightIsPx) = (UsualLineHeight, false);
        }

        if (!Says("letter-spacing"))
        {
            style.LetterSpacingPx = 0;
        }

        // Code shows the characters it is made of: no arrow for - and >.
        if (!Says("font-feature-settings"))
        {
            style.FontFeatures = [new("calt", 0), new("liga", 0)];
        }

        bool Says(string property) => node.Style.Any(declaration => declaration.Property.Name == property);
    }

    // Without the indentation that all lines share, and blank lines around.
    private static List<string> LinesOf(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n').Take(10_000).Select(Columns).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        while (lines.Count > 0 && lines[0].Length == 0)
        {
            lines.RemoveAt(0);
        }

        var shared = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart(' ').Length).DefaultIfEmpty().Min();
        return [.. lines.Select(line => line.Length == 0 ? line : line[shared..])];
    }

    private static string Columns(string line)
    {
        line = line.TrimEnd();
        if (line.Contains('\t', StringComparison.Ordinal))
        {
            var expanded = new System.Text.StringBuilder();
            foreach (var c in line)
            {
                expanded.Append(c == '\t' ? ' ' : c, c == '\t' ? TabColumns - (expanded.Length % TabColumns) : 1);
            }

            line = expanded.ToString();
        }

        return line.Length <= MaxColumns ? line : line[..(char.IsHighSurrogate(line[MaxColumns - 1]) ? MaxColumns - 1 : MaxColumns)];
    }

    private static ComputedStyle[] Styles(ComputedStyle style) =>
    [
        .. Enum.GetValues<TokenKind>().Select(kind =>
        {
            var of = style.Inherit();
            of.Color = style.CodeColors.Of(kind, style.Color);
            of.Italic |= kind == TokenKind.Comment;
            return of;
        }),
    ];

    private static ComputedStyle LineStyle(ComputedStyle style, bool isMarked)
    {
        const byte tint = 28;
        var line = style.Inherit();
        line.TextWrap = TextWrap.None;
        line.MaxLines = 1;
        line.IsSilent = true;
        line.FlexShrink = 0;
        if (isMarked)
        {
            // Reaches as far as the box's own padding.
            line.Backgrounds = [new ColorBackground(style.Color with { A = tint })];
            var side = Length.Px(style.FontSizePx * 0.5f);
            line.Margin = new Sides(Length.Zero, Length.Px(-side.Value), Length.Zero, Length.Px(-side.Value));
            line.Padding = new Sides(Length.Zero, side, Length.Zero, side);
            line.Radius = new Sides(Length.Px(6), Length.Px(6), Length.Px(6), Length.Px(6));
        }

        return line;
    }

    /// <param name="at">The first token that may reach into the line; moves on.</param>
    private static BoxText Line(string code, int start, int end, IReadOnlyList<CodeToken> tokens, ref int at, ComputedStyle[] styles)
    {
        // An empty line is as high as any.
        if (start == end)
        {
            return BoxText.Plain(Blank.ToString());
        }

        var spans = new List<TextSpan>();
        var looks = new List<ComputedStyle>();
        while (at < tokens.Count && tokens[at].End <= start)
        {
            at++;
        }

        for (var i = at; i < tokens.Count && tokens[i].Start < end; i++)
        {
            var (from, to) = (Math.Max(start, tokens[i].Start) - start, Math.Min(end, tokens[i].End) - start);
            if (tokens[i].Kind != TokenKind.Plain && to > from)
            {
                var style = styles[(int)tokens[i].Kind];
                spans.Add(new TextSpan(from, to) { Families = style.FontFamilies, Weight = style.FontWeight, Italic = style.Italic, Scale = 1, Features = [] });
                looks.Add(style);
            }
        }

        return new BoxText(new StyledText(code[start..end].Replace(' ', Blank), spans, []), looks);
    }
}
