using DpsAuthoring.Cli;

return DpsCommand.Run(args);
