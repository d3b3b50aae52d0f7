using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Substitutes glyphs by <c>morx</c>.</summary>
internal static class MorxApplier
{
    public static void Apply(ShapingRun run, MorxPlan plan)
    {
        var buffer = run.Buffer;
        for (var chain = 0; chain < plan.Chains.Count; chain++)
        {
            foreach (var subtable in plan.Chains[chain].Subtables)
            {
                if (!subtable.IsForHorizontalText || !plan.IsOn(chain, subtable, out var isEverywhere) || !buffer.TrySpend())
                {
                    continue;
                }

                var number = chain;
                Func<int, bool>? isOn = isEverywhere ? null : cluster => plan.IsOnAt(number, subtable, cluster);
                var turns = subtable.GoesBackwards(run.RightToLeft);
                if (turns)
                {
                    buffer.Reverse();
                }

                Apply(buffer, run.Font.Typeface.Gdef, subtable, isOn);
                if (turns)
                {
                    buffer.Reverse();
                }
            }
        }
    }

    /// <summary>Takes glyphs out that were deleted but kept their place; their characters go to a neighbour.</summary>
    public static void RemoveDeleted(GlyphBuffer buffer)
    {
        var kept = 0;
        for (var i = 0; i < buffer.Count; i++)
        {
            if (!buffer[i].Has(GlyphOrigins.Deleted))
            {
                buffer[kept++] = buffer[i];
                continue;
            }

            var cluster = buffer[i].Cluster;
            var isShared = i + 1 < buffer.Count && buffer[i + 1].Cluster == cluster;
            if (!isShared && kept > 0)
            {
                var before = buffer[kept - 1].Cluster;
                for (var at = kept - 1; cluster < before && at >= 0 && buffer[at].Cluster == before; at--)
                {
                    buffer[at].Cluster = cluster;
                }
            }
            else if (!isShared && i + 1 < buffer.Count)
            {
                buffer.MergeClusters(i, i + 2);
            }
        }

        buffer.Truncate(kept);
    }

    private static void Apply(GlyphBuffer buffer, GdefTable gdef, MorxSubtable subtable, Func<int, bool>? isOn)
    {
        switch (subtable.Kind)
        {
            case MorxKind.Rearrangement:
                new RearrangementMachine(buffer, gdef, subtable.Data).Run(isOn);
                break;
            case MorxKind.Contextual:
                new ContextualMachine(buffer, gdef, subtable.Data).Run(isOn);
                break;
            case MorxKind.Ligature:
                new LigatureMachine(buffer, gdef, subtable.Data).Run(isOn);
                break;
            case MorxKind.Noncontextual:
                Replace(buffer, gdef, subtable.Data, isOn);
                break;
            case MorxKind.Insertion:
                new InsertionMachine(buffer, gdef, subtable.Data).Run(isOn);
                break;
        }
    }

    private static void Replace(GlyphBuffer buffer, GdefTable gdef, FontData lookup, Func<int, bool>? isOn)
    {
        for (var i = 0; i < buffer.Count && buffer.TrySpend(); i++)
        {
            if ((isOn is null || isOn(buffer[i].Cluster)) && AppleLookup.TryFind(lookup, buffer[i].Id, width: 2, out var glyph))
            {
                GlyphMachine.Replace(buffer, gdef, i, (int)glyph);
            }
        }
    }
}
