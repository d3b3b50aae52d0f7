using System.Text;
using OgService.Cards;
using OgService.Typography;
using OgService.Unicode;
using OgService.Yaml;

namespace OgService.Previews.Coverage;

/// <summary>Finds characters that no font has, and does with them what the site wants. Looks at the fonts' list only and opens none.</summary>
internal sealed class GlyphPolicy(FontLibrary fonts, CardSettings settings)
{
    // A substitute may need a substitute: U+2011 is U+2010 is -.
    private const int MaxChain = 4;

    public MissingGlyphPolicy Policy { get; } = settings.MissingGlyphs;

    /// <summary>The characters of a text that no font has, each once.</summary>
    public IEnumerable<int> FindMissing(string? text)
    {
        // Most texts end here.
        if (text is null || text.AsSpan().IndexOfAnyExceptInRange('\0', '~') < 0)
        {
            return [];
        }

        HashSet<int>? missing = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!fonts.Covers(rune.Value))
            {
                (missing ??= []).Add(rune.Value);
            }
        }

        return missing ?? [];
    }

    /// <summary>What stands for a character: drawable to the last letter, or null.</summary>
    public string? SubstituteFor(int codePoint) => SubstituteFor(codePoint, MaxChain);

    /// <summary>The texts as they are drawn. The key of the card is made of these, so a policy that changes nothing draws nothing again.</summary>
    public CardFields Apply(CardFields fields)
    {
        if (Policy is MissingGlyphPolicy.Fallback or MissingGlyphPolicy.Fail)
        {
            return fields;
        }

        return fields with
        {
            Title = Apply(fields.Title),
            Description = fields.Description is null ? null : Apply(fields.Description),
            Authors = Apply(fields.Authors),
            Tags = Apply(fields.Tags),
            Section = fields.Section is null ? null : Apply(fields.Section),
            SiteName = Apply(fields.SiteName),
            SiteAuthor = fields.SiteAuthor is null ? null : Apply(fields.SiteAuthor),
            SiteValues = fields.SiteValues is null ? null : (YamlMapping)Apply(fields.SiteValues),
            PostValues = fields.PostValues is null ? null : (YamlMapping)Apply(fields.PostValues),
        };
    }

    /// <summary>A text as it is drawn; the same object when nothing changes.</summary>
    public string Apply(string text)
    {
        if (!FindMissing(text).Any())
        {
            return text;
        }

        var drawn = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var length = GraphemeBreaker.NextLength(text.AsSpan(start));
            if (Policy == MissingGlyphPolicy.Drop)
            {
                drawn.Append(FindMissing(text.Substring(start, length)).Any() ? "" : text.AsSpan(start, length));
            }
            else
            {
                foreach (var rune in text.AsSpan(start, length).EnumerateRunes())
                {
                    drawn.Append(fonts.Covers(rune.Value) ? rune.ToString() : SubstituteFor(rune.Value) ?? rune.ToString());
                }
            }

            start += length;
        }

        return drawn.ToString();
    }

    private List<string> Apply(IReadOnlyList<string> texts) => [.. texts.Select(Apply)];

    // The reader of YAML has bounded the depth.
    private YamlNode Apply(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                var text = Apply(scalar.Text);
                return ReferenceEquals(text, scalar.Text) ? scalar : new YamlScalar(text, scalar.Style, scalar.Kind, scalar.Position);
            case YamlSequence sequence:
                return new YamlSequence([.. sequence.Items.Select(Apply)], sequence.Position);
            case YamlMapping mapping:
                return new YamlMapping([.. mapping.Entries.Select(entry => entry with { Value = Apply(entry.Value) })], mapping.Position);
            default:
                return node;
        }
    }

    private string? SubstituteFor(int codePoint, int chain)
    {
        if (chain == 0)
        {
            return null;
        }

        string?[] candidates = [settings.Substitutes.GetValueOrDefault(codePoint), Substitutes.Find(codePoint)];
        foreach (var candidate in candidates)
        {
            if (candidate is not null && TryDraw(candidate, chain) is { } drawable)
            {
                return drawable;
            }
        }

        return null;
    }

    private string? TryDraw(string candidate, int chain)
    {
        if (!FindMissing(candidate).Any())
        {
            return candidate;
        }

        var drawable = new StringBuilder();
        foreach (var rune in candidate.EnumerateRunes())
        {
            if (fonts.Covers(rune.Value))
            {
                drawable.Append(rune.ToString());
            }
            else if (SubstituteFor(rune.Value, chain - 1) is { } other)
            {
                drawable.Append(other);
            }
            else
            {
                return null;
            }
        }

        return drawable.ToString();
    }
}
