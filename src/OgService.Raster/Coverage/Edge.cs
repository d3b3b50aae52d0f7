namespace OgService.Raster.Coverage;

/// <summary>A straight edge from its upper to its lower end, in 1/65,536 pixel.</summary>
/// <param name="Sign">1 when the figure runs down along it, −1 when up.</param>
internal readonly record struct Edge(int TopX, int TopY, int BottomX, int BottomY, int Sign)
{
    public int XAt(int y)
    {
        var x = (int)(TopX + ((double)(BottomX - TopX) * (y - TopY) / (BottomY - TopY)) + 0.5);
        return TopX < BottomX ? Math.Clamp(x, TopX, BottomX) : Math.Clamp(x, BottomX, TopX);
    }
}
