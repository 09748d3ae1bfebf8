using System.CommandLine;
using System.CommandLine.Help;

namespace DpsAuthoring.Cli.Commands;

/// <summary>The command line as a whole: its commands, and what becomes of what goes wrong in them.</summary>
internal static class DpsCommand
{
    private const string Description =
        """
        Tells what would go wrong in a DPS job before the job is sent.

        Exit codes: 0 success, 1 problems were found, 2 the command could not run, 130 it was stopped by Ctrl-C.
        """;

    /// <summary>What the system answers who writes to a closed output; .NET calls that an access denied.</summary>
    private const int BadFileDescriptor = 9;

    /// <summary>Arguments starting with @ are arguments; short options are not run together.</summary>
    private static readonly ParserConfiguration s_verbatim = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Failures come here instead of as traces.</summary>
    private static readonly InvocationConfiguration s_invocation = new() { EnableDefaultExceptionHandler = false };

    public static int Run(string[] args)
    {
        ParseResult parsed = Root().Parse(args, s_verbatim);
        if (CommandLineMistake.Sentence(parsed) is { } mistake)
        {
            return Fail($"{mistake} See: {Name(parsed.CommandResult.Command)} --help");
        }

        try
        {
            return parsed.Invoke(s_invocation);
        }
        catch (UnauthorizedAccessException e) when (e.InnerException is IOException { HResult: BadFileDescriptor })
        {
            return Fail("The output is closed: what there is to tell cannot be written.");
        }
        catch (Exception e) when (e is CouldNotRunException or IOException or UnauthorizedAccessException)
        {
            return Fail(e.Message);
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("DPS_TRACE") is null or "")
        {
            return Fail($"{e.GetType().Name}: {e.Message} This is a mistake in dps itself; set DPS_TRACE=1 to see where.");
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(),
            SyncCommand.Create(),
            AdoptCommand.Create(),
            ExplainCommand.Create(),
            BuildCommand.Create(),
            PackageCommand.Create(),
            RunCommand.Create(),
            BatchCommand.Create(),
            BatchTaskCommand.Create(),
            ServeCommand.Create(),
            CompareCommand.Create(),
            CompareResultsCommand.Create(),
            CacheCommand.Create(),
            CompletionCommand.Create(),
        };
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }

    private static string Name(Command command) =>
        command is RootCommand ? "dps" : $"{Name(command.Parents.OfType<Command>().First())} {command.Name}";

    private static int Fail(string sentence)
    {
        try
        {
            Console.Error.WriteLine("dps: " + sentence.ReplaceLineEndings(" "));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It cannot be told; the exit code can.
        }

        return DpsExitCode.CouldNotRun;
    }
}
