namespace DpsAuthoring.Cli;

/// <summary>What was asked for cannot be done; the message is the one sentence that the user reads.</summary>
internal sealed class CouldNotRunException(string message) : Exception(message);
