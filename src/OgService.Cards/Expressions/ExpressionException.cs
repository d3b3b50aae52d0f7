namespace OgService.Cards.Expressions;

/// <summary>An expression that cannot be read. Never leaves the project: the template reader adds file, line and column.</summary>
/// <param name="offset">In UTF-16 units from the start of the scalar.</param>
internal sealed class ExpressionException(int offset, string reason) : Exception(reason)
{
    public int Offset { get; } = offset;
}
