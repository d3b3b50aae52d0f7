using System.Runtime.InteropServices;
using static OgService.Unicode.BidiClass;

namespace OgService.Unicode;

/// <summary>Resolves the levels of one paragraph: explicit levels, then isolating run sequences one by one (UAX #9, X1 to I2).</summary>
internal static class LevelResolver
{
    // Characters of one level with nothing but removed ones between; Next is the run that goes on with its sequence (BD13), or -1.
    private struct LevelRun
    {
        public int Start;
        public int End;
        public int Next;
        public byte Level;
        public bool ContinuesSequence;
    }

    /// <param name="classes">Original classes; stay as they are.</param>
    /// <param name="levels">One for each unit of the text.</param>
    public static void Resolve(ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, byte paragraphLevel, Span<byte> levels)
    {
        var types = classes.ToArray();
        var matched = new bool[classes.Length];
        ExplicitLevels.ResolveIsolates(types, matched);
        ExplicitLevels.Assign(types, matched, paragraphLevel, levels);

        var runs = CollectionsMarshal.AsSpan(FindRuns(types, levels));
        LinkRuns(runs, classes, matched);
        var sequence = new IsolatingRunSequence(text.Length);
        for (var first = 0; first < runs.Length; first++)
        {
            if (runs[first].ContinuesSequence)
            {
                continue;
            }

            sequence.Clear();
            var last = first;
            for (var run = first; run >= 0; run = runs[run].Next)
            {
                sequence.Add(types, runs[run].Start, runs[run].End);
                last = run;
            }

            // X10. An initiator without a partner at the end counts as if the paragraph ended after it.
            var level = runs[first].Level;
            var before = first == 0 ? paragraphLevel : runs[first - 1].Level;
            var endsOpen = classes[sequence.LastIndex] is LRI or RLI or FSI;
            var after = last + 1 == runs.Length || endsOpen ? paragraphLevel : runs[last + 1].Level;
            sequence.Resolve(text, types, level, DirectionOf(Math.Max(level, before)), DirectionOf(Math.Max(level, after)), levels);
        }

        LevelRemoved(types, paragraphLevel, levels);
    }

    private static BidiClass DirectionOf(byte level) => (level & 1) == 0 ? L : R;

    private static List<LevelRun> FindRuns(ReadOnlySpan<BidiClass> types, ReadOnlySpan<byte> levels)
    {
        var runs = new List<LevelRun>();
        for (var index = 0; index < types.Length; index++)
        {
            if (types[index] == BN)
            {
                continue;
            }

            var last = runs.Count - 1;
            if (last >= 0 && runs[last].Level == levels[index])
            {
                CollectionsMarshal.AsSpan(runs)[last].End = index + 1;
            }
            else
            {
                runs.Add(new LevelRun { Start = index, End = index + 1, Next = -1, Level = levels[index] });
            }
        }

        return runs;
    }

    // BD13. Partners nest, so the runs that wait for a PDI are a stack.
    private static void LinkRuns(Span<LevelRun> runs, ReadOnlySpan<BidiClass> classes, ReadOnlySpan<bool> matched)
    {
        var waiting = new Stack<int>();
        for (var run = 0; run < runs.Length; run++)
        {
            var first = runs[run].Start;
            if (classes[first] == PDI && matched[first] && waiting.TryPop(out var opener))
            {
                runs[opener].Next = run;
                runs[run].ContinuesSequence = true;
            }

            var last = runs[run].End - 1;
            if (classes[last] is LRI or RLI or FSI && matched[last])
            {
                waiting.Push(run);
            }
        }
    }

    // UAX #9 5.2: what was removed goes with what stands before it, so that it opens no run of its own.
    private static void LevelRemoved(ReadOnlySpan<BidiClass> types, byte paragraphLevel, Span<byte> levels)
    {
        var level = paragraphLevel;
        for (var index = 0; index < types.Length; index++)
        {
            if (types[index] == BN)
            {
                levels[index] = level;
            }

            level = levels[index];
        }
    }
}
