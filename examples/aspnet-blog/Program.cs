using OgService.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorPages();
builder.AddOgService(options => options.Site = builder.Environment.ContentRootPath);

var app = builder.Build();
app.UseStaticFiles();
app.MapRazorPages();
app.MapOgService();
await app.RunAsync();
