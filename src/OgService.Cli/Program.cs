using OgService.Cli;

return await CommandLine.RunAsync(args);
