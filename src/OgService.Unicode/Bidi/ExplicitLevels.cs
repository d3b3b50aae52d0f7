using static OgService.Unicode.BidiClass;

namespace OgService.Unicode;

/// <summary>Paragraph level and explicit levels (UAX #9, P2 to X8).</summary>
internal static class ExplicitLevels
{
    private const int MaximumDepth = 125;

    /// <summary>P2 and P3.</summary>
    public static byte FirstStrongLevel(ReadOnlySpan<BidiClass> classes)
    {
        var depth = 0;
        foreach (var type in classes)
        {
            switch (type)
            {
                case LRI or RLI or FSI:
                    depth++;
                    break;
                case PDI when depth > 0:
                    depth--;
                    break;
                case L when depth == 0:
                    return 0;
                case R or AL when depth == 0:
                    return 1;
            }
        }

        return 0;
    }

    /// <summary>Finds which isolate initiators and PDIs belong together (BD9), and turns every FSI into the LRI or RLI it stands
    /// for (X5c).</summary>
    /// <remarks>One pass for all FSIs: a strong character decides the innermost open isolate, if that is an FSI not yet decided. To look
    /// ahead from each would be quadratic in nested ones.</remarks>
    /// <param name="matched">Set for the initiators and PDIs that have a partner.</param>
    public static void ResolveIsolates(Span<BidiClass> classes, Span<bool> matched)
    {
        var open = new Stack<int>();
        for (var index = 0; index < classes.Length; index++)
        {
            switch (classes[index])
            {
                case LRI or RLI or FSI:
                    open.Push(index);
                    break;
                case PDI when open.TryPop(out var initiator):
                    matched[initiator] = true;
                    matched[index] = true;
                    Decide(classes, initiator, LRI);
                    break;
                case L when open.TryPeek(out var initiator):
                    Decide(classes, initiator, LRI);
                    break;
                case R or AL when open.TryPeek(out var initiator):
                    Decide(classes, initiator, RLI);
                    break;
            }
        }

        while (open.TryPop(out var initiator))
        {
            Decide(classes, initiator, LRI);
        }
    }

    private static void Decide(Span<BidiClass> classes, int initiator, BidiClass direction)
    {
        if (classes[initiator] == FSI)
        {
            classes[initiator] = direction;
        }
    }

    /// <summary>X1 to X8: gives each character its explicit level, and the class its override asks for. Characters that X9 removes
    /// become BN.</summary>
    public static void Assign(Span<BidiClass> classes, ReadOnlySpan<bool> matched, byte paragraphLevel, Span<byte> levels)
    {
        Span<Status> stack = stackalloc Status[MaximumDepth + 2];
        var top = 0;
        stack[0] = new Status(paragraphLevel, ON, IsIsolate: false);
        var (overflowIsolates, overflowEmbeddings, validIsolates) = (0, 0, 0);
        for (var index = 0; index < classes.Length; index++)
        {
            var type = classes[index];
            switch (type)
            {
                case RLE or LRE or RLO or LRO: // X2 to X5
                    levels[index] = stack[top].Level;
                    var level = NextLevel(stack[top].Level, rightToLeft: type is RLE or RLO);
                    if (level <= MaximumDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        stack[++top] = new Status(level, type == RLO ? R : type == LRO ? L : ON, IsIsolate: false);
                    }
                    else if (overflowIsolates == 0)
                    {
                        overflowEmbeddings++;
                    }

                    classes[index] = BN;
                    break;

                case RLI or LRI: // X5a, X5b
                    stack[top].Give(ref classes[index], ref levels[index]);
                    var inner = NextLevel(stack[top].Level, rightToLeft: type == RLI);
                    if (inner <= MaximumDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack[++top] = new Status(inner, ON, IsIsolate: true);
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;

                case PDI: // X6a
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (matched[index] && validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack[top].IsIsolate)
                        {
                            top--;
                        }

                        top--;
                        validIsolates--;
                    }

                    stack[top].Give(ref classes[index], ref levels[index]);
                    break;

                case PDF: // X7
                    if (overflowIsolates == 0)
                    {
                        if (overflowEmbeddings > 0)
                        {
                            overflowEmbeddings--;
                        }
                        else if (!stack[top].IsIsolate && top > 0)
                        {
                            top--;
                        }
                    }

                    levels[index] = stack[top].Level;
                    classes[index] = BN;
                    break;

                case B: // X8
                    levels[index] = paragraphLevel;
                    break;

                case BN:
                    levels[index] = stack[top].Level;
                    break;

                default: // X6
                    stack[top].Give(ref classes[index], ref levels[index]);
                    break;
            }
        }
    }

    private static byte NextLevel(byte level, bool rightToLeft) => (byte)(rightToLeft ? (level + 1) | 1 : (level + 2) & ~1);

    private readonly record struct Status(byte Level, BidiClass Override, bool IsIsolate)
    {
        public void Give(ref BidiClass type, ref byte level)
        {
            level = Level;
            type = Override == ON ? type : Override;
        }
    }
}
