namespace OgService.Cards.Expressions;

/// <summary>Splits a scalar into literal text, <c>{{ values }}</c> and <c>{% tags %}</c>. A hyphen inside the braces takes away the white space outside, as in
/// Liquid.</summary>
internal sealed class TextTemplateParser
{
    private const int MaxDepth = 8;

    private static readonly string[] Tags = ["if", "unless", "elsif", "else", "endif", "endunless", "for", "endfor"];

    private readonly string text;
    private readonly ISet<string> used;
    private readonly Stack<Block> open = new();
    private Block block;
    private int at;
    private bool trimsNext;

    private TextTemplateParser(string text, KnownNames names, ISet<string> used)
    {
        this.text = text;
        this.used = used;
        block = new Block("", 0, names);
    }

    /// <param name="used">Receives the names that the text depends on.</param>
    /// <exception cref="ExpressionException">An expression or a tag that cannot be read, or an unknown name or filter.</exception>
    public static IReadOnlyList<TextPart> Parse(string text, KnownNames names, ISet<string> used)
    {
        var parser = new TextTemplateParser(text, names, used);
        while (parser.at < text.Length)
        {
            parser.ReadNext();
        }

        return parser.open.Count == 0 ? parser.block.Parts : throw new ExpressionException(parser.block.Offset, $"{{% {parser.block.Tag} %}} is never closed by {{% end{parser.block.Tag} %}}.");
    }

    private void ReadNext()
    {
        var value = text.IndexOf("{{", at, StringComparison.Ordinal);
        var tag = text.IndexOf("{%", at, StringComparison.Ordinal);
        var start = value < 0 ? tag : tag < 0 ? value : Math.Min(value, tag);
        AddLiteral(start < 0 ? text.Length : start);
        if (start < 0)
        {
            return;
        }

        var isTag = start == tag;
        var close = FindClose(start + 2, isTag ? '%' : '}');
        var from = start + 2;
        var to = close;
        if (from < to && text[from] == '-')
        {
            from++;
        }

        trimsNext = to > from && text[to - 1] == '-';
        to -= trimsNext ? 1 : 0;
        at = close + 2;
        if (isTag)
        {
            ReadTag(from, to);
        }
        else
        {
            block.Parts.Add(new ValuePart(ExpressionParser.ParseValue(text, from, to - from, block.Names, used)));
        }
    }

    private void AddLiteral(int end)
    {
        var literal = text[at..end];
        literal = trimsNext ? literal.TrimStart() : literal;
        literal = end + 2 < text.Length && text[end + 2] == '-' ? literal.TrimEnd() : literal;
        trimsNext = false;
        at = end;
        if (literal.Length > 0)
        {
            block.Parts.Add(new LiteralPart(literal));
        }
    }

    private void ReadTag(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        var end = from;
        while (end < to && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var tag = text[from..end];
        switch (tag)
        {
            case "if" or "unless":
                Open(new Block(tag, from, block.Names) { Condition = ExpressionParser.ParseCondition(text, end, to - end, block.Names, used) });
                break;
            case "for":
                var loop = ExpressionParser.ParseLoop(text, end, to - end, block.Names, used);
                Open(new Block(tag, from, block.Names.WithLoop(loop.Variable)) { Loop = loop, Outer = block.Names });
                break;
            case "elsif" when block.Tag is "if" or "unless" && !block.IsElse:
                block.Finish();
                block.Condition = ExpressionParser.ParseCondition(text, end, to - end, block.Names, used);
                break;
            case "else" when block.Tag.Length > 0 && !block.IsElse:
                Bare(tag, end, to);
                block.Finish();
                block.IsElse = true;
                block.Names = block.Outer ?? block.Names;
                break;
            case "endif" or "endunless" or "endfor" when tag == "end" + block.Tag:
                Bare(tag, end, to);
                block.Finish();
                var part = block.ToPart();
                block = open.Pop();
                block.Parts.Add(part);
                break;
            case "elsif" or "else" or "endif" or "endunless" or "endfor":
                throw new ExpressionException(from, $"{{% {tag} %}} has nothing to belong to here"
                    + (block.Tag.Length > 0 ? $"; {{% {block.Tag} %}} is open." : "."));
            default:
                throw new ExpressionException(from, KnownNames.Unknown("tag", tag, Tags));
        }
    }

    private void Bare(string tag, int from, int to)
    {
        if (!text.AsSpan(from, to - from).IsWhiteSpace())
        {
            throw new ExpressionException(from, $"nothing stands behind {tag}.");
        }
    }

    private void Open(Block inner)
    {
        if (open.Count >= MaxDepth)
        {
            throw new ExpressionException(inner.Offset, $"tags nest at most {MaxDepth} deep.");
        }

        open.Push(block);
        block = inner;
    }

    // A closing pair inside a quoted text does not close the expression.
    private int FindClose(int from, char sign)
    {
        var quote = '\0';
        for (var i = from; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = text[i];
            }
            else if (text[i] == sign && i + 1 < text.Length && text[i + 1] == '}')
            {
                return i;
            }
        }

        throw new ExpressionException(from - 2, sign == '%' ? "{% is never closed by %}." : "{{ is never closed by }}.");
    }

    /// <summary>A tag that is open, and what stands in it so far.</summary>
    private sealed class Block(string tag, int offset, KnownNames names)
    {
        private readonly List<TextBranch> branches = [];

        public string Tag { get; } = tag;

        public int Offset { get; } = offset;

        public KnownNames Names { get; set; } = names;

        /// <summary>Those around a loop, for its <c>else</c>.</summary>
        public KnownNames? Outer { get; init; }

        public Expression? Condition { get; set; }

        public Loop? Loop { get; init; }

        public bool IsElse { get; set; }

        public List<TextPart> Parts { get; private set; } = [];

        public void Finish()
        {
            branches.Add(new TextBranch(IsElse ? null : Condition, Tag == "unless" && branches.Count == 0, Parts));
            Parts = [];
        }

        public TextPart ToPart() => Loop is null ? new BranchPart(branches) : new LoopPart(Loop, branches[0].Parts, branches.Count > 1 ? branches[1].Parts : []);
    }
}
