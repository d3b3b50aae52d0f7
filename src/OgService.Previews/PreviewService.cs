namespace OgService.Previews; public sealed class PreviewService;
