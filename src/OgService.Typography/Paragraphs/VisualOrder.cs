namespace OgService.Typography.Paragraphs;

/// <summary>Turns the pieces of a line from logical to visual order (UAX #9, L2). Inside a piece glyphs are in visual order already.</summary>
internal static class VisualOrder
{
    public static void Reorder(List<RunPiece> pieces)
    {
        var highest = 0;
        var lowestOdd = int.MaxValue;
        foreach (var piece in pieces)
        {
            highest = Math.Max(highest, piece.Level);
            lowestOdd = (piece.Level & 1) != 0 ? Math.Min(lowestOdd, piece.Level) : lowestOdd;
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < pieces.Count; start++)
            {
                var end = start;
                while (end < pieces.Count && pieces[end].Level >= level)
                {
                    end++;
                }

                if (end > start)
                {
                    pieces.Reverse(start, end - start);
                    start = end;
                }
            }
        }
    }
}
