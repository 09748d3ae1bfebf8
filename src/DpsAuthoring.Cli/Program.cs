using DpsAuthoring.Cli.Commands;

return DpsCommand.Run(args);
