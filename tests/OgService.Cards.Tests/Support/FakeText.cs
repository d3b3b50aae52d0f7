using OgService.Cards.Layout;
using OgService.Typography;

namespace OgService.Cards.Tests.Support;

/// <summary>Texts whose sizes can be worked out by hand: every character is half an em wide, lines break at spaces.</summary>
internal sealed class FakeText : ITextMeasurer
{
    public int Laid { get; private set; }

    /// <summary>Of each text that was laid.</summary>
    public List<string?> Langs { get; } = [];

    public Paragraph Lay(StyledText styled, TextStyle style, ParagraphSettings settings)
    {
        var text = styled.Text;
        Laid++;
        Langs.Add(style.Lang);
        var notes = new List<TextNote>();
        var size = style.SizePx;
        var lines = Break(text, size, settings);
        while (settings.MinSizePx is { } min && size > min && !Fits(lines.Count, size, settings))
        {
            size = Math.Max(min, size - 2);
            lines = Break(text, size, settings);
        }

        if (size < style.SizePx)
        {
            notes.Add(new TextShrunk(style.SizePx, size));
        }

        var lineHeight = size * settings.LineHeight;
        var room = Math.Max(1, (int)Math.Min(settings.MaxLines, settings.MaxHeightPx / lineHeight));
        if (lines.Count > room)
        {
            notes.Add(new TextClamped(string.Join(' ', lines.Skip(room))));
            lines = lines[..room];
        }

        var laid = lines.Select((line, i) => new TextLine(line, 0, (i * lineHeight) + (lineHeight * 0.75f), Width(line, size), [])).ToList();
        return new Paragraph(size, laid.Count == 0 ? 0 : laid.Max(line => line.WidthPx), laid.Count * lineHeight, laid, notes);
    }

    public float MaxContent(StyledText text, TextStyle style) => text.Text.Split('\n').Max(line => Width(line, style.SizePx));

    public float MinContent(StyledText text, TextStyle style) => text.Text.Split(' ', '\n').Max(word => Width(word, style.SizePx));

    private static bool Fits(int lines, float size, ParagraphSettings settings) =>
        lines <= settings.MaxLines && lines * size * settings.LineHeight <= settings.MaxHeightPx;

    private static List<string> Break(string text, float size, ParagraphSettings settings)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && settings.Wrap != TextWrap.None && Width(longer, size) > settings.WidthPx)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static float Width(string text, float size) => text.Length * size / 2;
}
