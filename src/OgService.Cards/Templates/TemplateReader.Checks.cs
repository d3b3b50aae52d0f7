using OgService.Cards.Expressions;
using OgService.Cards.Styles;

namespace OgService.Cards.Templates;

// The check of every style that does not depend on a post.
internal sealed partial class TemplateReader
{
    // Settings of choices that are tried, each alone.
    private const int MaxTried = 64;

    /// <summary>Tries every style that depends on values and themes only: the defaults in every theme, then every choice there is.</summary>
    /// <returns>The font families that were named, each once, where it was named first.</returns>
    private IReadOnlyList<FontUse> CheckStyles(TemplateDocument document)
    {
        var fonts = new Dictionary<string, FontUse>(StringComparer.OrdinalIgnoreCase);
        var values = document.Values.Select(value => value.Name)
            .Concat(document.Themes.Values.SelectMany(tokens => tokens.Select(token => token.Name))).Append("card").ToHashSet();
        foreach (var given in Trials(document))
        {
            var waiting = new Stack<(TemplateNode Node, Scope Scope, HashSet<string> Known)>([(document.Card, ScopeBuilder.ForCheck(document, given, size), values)]);
            while (waiting.TryPop(out var next))
            {
                var (node, scope, known) = next;
                var markup = node.Markup is { } styles ? styles.Strong.Concat(styles.Emphasis).Concat(styles.Code) : [];
                foreach (var declaration in node.Style.Concat(markup))
                {
                    Check(declaration, document, scope, known, fonts);
                }

                foreach (var child in (IEnumerable<TemplateNode>)[.. node.Children, .. node.Pieces ?? [], .. new[] { node.More, node.Content?.Missing }.OfType<TemplateNode>()])
                {
                    waiting.Push((child, scope, known));
                }

                if (node.Part is { } part)
                {
                    waiting.Push((part.Root, part.Bind(scope), KnownInside(part, known)));
                }
            }
        }

        return [.. fonts.Values];
    }

    private static IEnumerable<Dictionary<string, CardValue>> Trials(TemplateDocument document)
    {
        IEnumerable<Dictionary<string, CardValue>> themes = document.Themes.Count == 0 ? [[]] : document.Themes.Keys.Select(theme => new Dictionary<string, CardValue> { ["theme"] = CardValue.Of(theme) });
        var choices = document.Values.Where(value => value.Name != "theme").SelectMany(value => value.Type switch
        {
            ValueType.Choice => value.Choices.Select(choice => (value, Setting: CardValue.Of(choice))),
            ValueType.Boolean => [(value, CardValue.Of(true)), (value, CardValue.Of(false))],
            _ => [],
        });
        return themes.Concat(choices.Where(choice => !choice.Setting.IsSameAs(choice.value.Default)).Take(MaxTried)
            .Select(choice => new Dictionary<string, CardValue> { [choice.value.Name] = choice.Setting }));
    }

    private static HashSet<string> KnownInside(TemplatePart part, HashSet<string> known)
    {
        var inside = known.ToHashSet();
        foreach (var (name, value) in part.Arguments)
        {
            _ = value.Names.IsSubsetOf(inside) ? inside.Add(name) : inside.Remove(name);
        }

        return inside;
    }

    private void Check(Declaration declaration, TemplateDocument document, Scope scope, HashSet<string> known, Dictionary<string, FontUse> fonts)
    {
        var value = declaration.Constant;
        if (value is null)
        {
            // What comes to nothing is left out of the card.
            if (!declaration.Value.Names.IsSubsetOf(known) || declaration.Value.Evaluate(scope).Trim() is not { Length: > 0 } text)
            {
                return;
            }

            value = ParseStyle(declaration.Property, text, declaration.Position);
        }

        if (declaration.Property.Name == "font-family")
        {
            foreach (var family in CssParts.Named((IReadOnlyList<string>)value, document.Fonts))
            {
                fonts.TryAdd(family, new FontUse(family, declaration.Position));
            }
        }
    }
}
