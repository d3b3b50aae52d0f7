namespace OgService.Cards.Expressions;

/// <summary>What all expressions of one card may cost together: no template, however it nests its loops, keeps a thread for long. Belongs to one card, on
/// one thread.</summary>
internal sealed class EvaluationBudget
{
    public const int MaxRounds = 20_000;

    // UTF-16 units that filters are given, and items; each counts as a few.
    private const int MaxWork = 20_000_000;
    private const int WorkOfItem = 16;

    private int rounds = MaxRounds;
    private int work = MaxWork;

    /// <summary>Whether something was left out.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>A round of a loop.</summary>
    public bool TakeRound()
    {
        IsExhausted |= rounds <= 0;
        return rounds-- > 0;
    }

    /// <summary>What a filter is given.</summary>
    public bool Take(CardValue input)
    {
        var cost = 1 + (input.TryGetText(out var text) ? text.Length : input.Items.Count * WorkOfItem);
        IsExhausted |= cost > work;
        work -= cost;
        return work >= 0;
    }
}
