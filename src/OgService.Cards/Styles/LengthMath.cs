namespace OgService.Cards.Styles;

/// <summary>What <c>calc()</c>, <c>min()</c>, <c>max()</c> and <c>clamp()</c> make of lengths (CSS Values 4, 10): a small tree that is kept until the basis of
/// its percentages is known. Only + - * / on floats, so the same everywhere.</summary>
internal abstract record LengthMath
{
    // Far beyond any card, so that no sum of such numbers is endless.
    private const float Bound = 1e9f;

    public abstract bool HasPercent { get; }

    /// <summary>With em, rem and fractions of the card in pixels.</summary>
    public abstract LengthMath Compute(StyleContext context);

    /// <summary>In pixels.</summary>
    /// <param name="basis">What a percentage is of.</param>
    public float Resolve(float basis) => Math.Clamp(Evaluate(basis), -Bound, Bound);

    protected abstract float Evaluate(float basis);

    internal sealed record Leaf(Length Length) : LengthMath
    {
        public override bool HasPercent => Length.HasPercent;

        public override LengthMath Compute(StyleContext context) => new Leaf(Length.Compute(context));

        protected override float Evaluate(float basis) => Length.Resolve(basis);
    }

    internal sealed record Sum(IReadOnlyList<LengthMath> Terms) : LengthMath
    {
        public override bool HasPercent => Terms.Any(term => term.HasPercent);

        public override LengthMath Compute(StyleContext context) => new Sum([.. Terms.Select(term => term.Compute(context))]);

        protected override float Evaluate(float basis)
        {
            var sum = 0f;
            foreach (var term in Terms)
            {
                sum += term.Resolve(basis);
            }

            return sum;
        }
    }

    internal sealed record Scaled(LengthMath Term, float Factor) : LengthMath
    {
        public override bool HasPercent => Term.HasPercent;

        public override LengthMath Compute(StyleContext context) => new Scaled(Term.Compute(context), Factor);

        protected override float Evaluate(float basis) => Term.Resolve(basis) * Factor;
    }

    /// <summary>The smallest or the largest of several.</summary>
    internal sealed record Extreme(IReadOnlyList<LengthMath> Terms, bool Largest) : LengthMath
    {
        public override bool HasPercent => Terms.Any(term => term.HasPercent);

        public override LengthMath Compute(StyleContext context) => new Extreme([.. Terms.Select(term => term.Compute(context))], Largest);

        protected override float Evaluate(float basis)
        {
            var found = Terms[0].Resolve(basis);
            for (var i = 1; i < Terms.Count; i++)
            {
                var value = Terms[i].Resolve(basis);
                found = Largest ? Math.Max(found, value) : Math.Min(found, value);
            }

            return found;
        }
    }
}
