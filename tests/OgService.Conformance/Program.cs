using OgService.Conformance;

return SuiteRunner.Run(args, SuiteTable.All, Console.Out, Console.Error);
