using OgService.Conformance;

// "shape-lines FONTS WEIGHT FILE" is a tool of tests/shaping; anything else names a suite.
return args is ["shape-lines", _, _, _]
    ? ShapeLines.Run(args[1..], Console.Out)
    : SuiteRunner.Run(args, SuiteTable.All, Console.Out, Console.Error);
