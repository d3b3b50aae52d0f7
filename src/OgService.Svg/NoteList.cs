namespace OgService.Svg;

/// <summary>Collects notes, each once.</summary>
internal sealed class NoteList
{
    // A document that does everything wrong in many ways need not be listed whole.
    private const int Most = 100;

    private readonly List<SvgNote> notes = [];
    private readonly HashSet<string> said = [];

    public IReadOnlyList<SvgNote> All => notes;

    public void Add(int line, string message)
    {
        if (notes.Count < Most && said.Add(message))
        {
            notes.Add(new SvgNote(line, message));
        }
    }
}
