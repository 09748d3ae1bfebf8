using DpsAuthoring.Cli;

return await DpsCommand.RunAsync(args);
