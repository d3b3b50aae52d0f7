namespace OgService.Previews.Fetching;

/// <summary>A picture that a card was planned with is not to be had any more: the card is not drawn without it, since its key says otherwise.</summary>
internal sealed class RemotePictureGoneException(Uri address) : Exception($"The picture {address.Host} had is no longer there.");
