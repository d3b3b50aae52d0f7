namespace OgService.Imaging.Budgets;

/// <summary>A picture written within a budget, and what was chosen.</summary>
public sealed record BudgetedPicture
{
    public required byte[] Bytes { get; init; }

    /// <summary>For people: <c>PNG, 128 colours</c>, <c>JPEG, quality 82</c>.</summary>
    public required string Choice { get; init; }

    /// <summary>On the format's scale; null where it has none.</summary>
    public required int? Quality { get; init; }

    /// <summary>To the pixels given, see <see cref="Imaging.Quality.StructuralSimilarity"/>; 1 when all are kept. Null where the best setting of a lossy
    /// format fits at once: measuring would take longer than writing, and decide nothing.</summary>
    public required double? Similarity { get; init; }

    /// <summary>How often the whole picture was encoded, 1 to 3.</summary>
    public required int Encodes { get; init; }

    /// <summary>Whether something better-looking would have been written without the budget.</summary>
    public required bool IsReduced { get; init; }
}
