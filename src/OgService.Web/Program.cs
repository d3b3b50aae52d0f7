using OgService.Web.Hosting;

if (args.Contains(HealthProbe.Option))
{
    return await HealthProbe.RunAsync(new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().Build());
}

await using var app = WebService.Build(args);
await app.RunAsync();
return 0;
