namespace OgService.Previews;

/// <summary>There is more to draw than can be drawn: the queue is full, or a place in it was waited for too long. Asking again a little later helps.</summary>
public sealed class RenderBusyException(string message) : Exception(message);
