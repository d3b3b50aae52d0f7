using YamlDotNet.Core;

namespace OgService.Yaml;

/// <summary>Finds what the scanner lets pass: tabs where YAML wants indentation (1.2.2, 6.1: spaces only), lines of quoted text that
/// are not indented (7.4), a comment that touches a quote (6.6).</summary>
internal sealed class IndentationCheck(string text)
{
    private long _line = -1;
    private int _lineStart;
    private int _spaces;
    private int _firstInk;

    /// <summary>Whether the node that starts at <paramref name="start"/> is indented by a tab.</summary>
    /// <param name="isBlock">The node is a list or mapping written as a block.</param>
    /// <param name="isBlockKey">The node is a key of a mapping written as a block.</param>
    /// <param name="blockIndent">Spaces before the innermost block around the node, or -1.</param>
    public bool IsIndentedByTab(in Mark start, bool isBlock, bool isBlockKey, int blockIndent)
    {
        var index = (int)Math.Min(start.Index, text.Length);
        if (start.Line != _line)
        {
            _line = start.Line;
            _lineStart = Math.Max(0, index - (int)(start.Column - 1));
            _spaces = CountAny(_lineStart, " ");
            _firstInk = _lineStart + CountAny(_lineStart, " \t");
        }

        if (_firstInk > _lineStart + _spaces && (isBlockKey || _spaces <= blockIndent || (isBlock && _firstInk == index)))
        {
            return true;
        }

        // "-<tab>- a": what is between an indicator and a block inside it is indentation too.
        var inks = index > _firstInk ? text.AsSpan(_firstInk, index - _firstInk) : default;
        var onlyIndicators = inks.Length > 0 && !inks.ContainsAnyExcept("-?: \t");
        return onlyIndicators && ((isBlock && inks.Contains('\t')) || _firstInk > _lineStart + _spaces);
    }

    /// <summary>Whether a line of quoted text after its first is indented less than its block asks for.</summary>
    public bool IsQuotedTextOutdented(in Mark start, in Mark end, int blockIndent)
    {
        var last = (int)Math.Min(end.Index, text.Length);
        var lineFeed = text.AsSpan((int)start.Index, last - (int)start.Index).IndexOfAny('\n', '\r');
        var line = lineFeed < 0 ? last : (int)start.Index + lineFeed + 1;
        while (line < last)
        {
            var spaces = CountAny(line, " ");
            var ink = line + CountAny(line, " \t");
            if (spaces <= blockIndent && ink < last && text[ink] is not ('\n' or '\r'))
            {
                return true;
            }

            lineFeed = text.AsSpan(ink, Math.Max(0, last - ink)).IndexOfAny('\n', '\r');
            line = lineFeed < 0 ? last : ink + lineFeed + 1;
        }

        return false;
    }

    public bool IsCommentTouching(in Mark end) => end.Index < text.Length && text[(int)end.Index] == '#';

    private int CountAny(int from, string any)
    {
        var count = text.AsSpan(from).IndexOfAnyExcept(any);
        return count < 0 ? text.Length - from : count;
    }
}
