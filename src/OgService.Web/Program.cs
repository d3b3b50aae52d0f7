using OgService.Previews;
using OgService.Web.Cards;
using OgService.Web.Hosting;

if (args.Contains(HealthProbe.Option))
{
    return await HealthProbe.RunAsync(new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().Build());
}

KnownPicturesFirst.CompleteWhereSocketsWait();
try
{
    await using var app = WebService.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.IsForPeople(failure) || failure is InvalidOperationException { Source: "OgService.Web" })
{
    await Console.Error.WriteLineAsync($"The service cannot start: {failure.Message}");
    return 1;
}
