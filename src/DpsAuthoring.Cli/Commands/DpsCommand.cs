using System.CommandLine;
using System.CommandLine.Help;

namespace DpsAuthoring.Cli.Commands;

/// <summary>The command line as a whole: its commands, and what becomes of what goes wrong in them.</summary>
internal static class DpsCommand
{
    private const string Description =
        """
        Tells what would go wrong in a DPS job before the job is sent, and sends it.

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
        ParseResult parsed = Parse(args);
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

    internal static ParseResult Parse(IReadOnlyList<string> args) => Root().Parse(args, s_verbatim);

    /// <summary>The commands that are shown, by what they are for.</summary>
    internal static (string Title, Command[] Commands)[] Groups() =>
        [
            ("Write and check", [CheckCommand.Create(), SyncCommand.Create(), UpdateCommand.Create(), AdoptCommand.Create(), ExplainCommand.Create()]),
            ("Build and run on this machine",
            [
                FindCommand.Create(),
                RunCommand.Create(), BatchCommand.Create(), BuildCommand.Create(), PackageCommand.Create(), CompareCommand.Create(),
                ServeCommand.Create(), CacheCommand.Create(),
            ]),
            ("Send to DPS",
            [
                LoginCommand.Create(), RegisterCommand.Create(), .. AlgorithmCommands.Create(), SubmitCommand.Create(),
                ResubmitCommand.Create(), SecretCommands.Create(),
            ]),
            ("Follow and collect",
            [
                .. JobCommands.Create(), WatchCommand.Create(), LogsCommand.Create(), .. ResultCommands.Create(),
            ]),
            ("Shell", [CompletionCommand.Create()]),
        ];

    private static RootCommand Root()
    {
        (string Title, Command[] Commands)[] groups = Groups();
        var root = new RootCommand(Description)
        {
            BatchTaskCommand.Create(), ServeTaskCommand.Create(), CompareResultsCommand.Create(), DescribeResultsCommand.Create(),
        };
        foreach (Command command in groups.SelectMany(group => group.Commands))
        {
            root.Add(command);
        }

        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new GroupedHelp(root, groups);
        }

        root.SetAction(parsed => new GroupedHelp(root, groups).Invoke(parsed));
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
