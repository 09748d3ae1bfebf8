using System.CommandLine;
using System.Globalization;
using DpsAuthoring.Cli.Checking;
using DpsAuthoring.Cli.Files;
using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Configuration.Repositories;
using DpsAuthoring.Jobs;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps register</c>: an algorithm, checked, sent, and followed until it is there.</summary>
internal static class RegisterCommand
{
    private const string Description =
        """
        Registers an algorithm: checks it first, sends its configuration (or its CWL), shows the log of the build, and ends when jobs of it can be submitted. DPS clones the branch or tag that is pushed, and not what lies here.

        Examples:
          dps register                               the algorithm of this folder
          dps register process.cwl                   by an application package
          dps register --update                      in place of the one of this name and version
          dps register --profile local --here        a dps serve of this machine clones this folder: nothing need be pushed

        Exit codes: 0 it is registered, 1 the checks have found an error, or the build has failed, 2 it could not register, 130 it was stopped by Ctrl-C.
        """;

    public static Command Create()
    {
        var options = new RemoteOptions();
        var path = new Argument<string>("PATH")
        {
            Description = "The algorithm's folder, its configuration, or its CWL.",
            DefaultValueFactory = _ => ".",
        };
        var noCheck = new Option<bool>("--no-check") { Description = "Send it as it is: DPS checks little of it." };
        var update = new Option<bool>("--update") { Description = "Take the place of your algorithm of the same name and version." };
        var here = new Option<bool>("--here")
        {
            Description = "Have a server of this machine clone this folder, in place of the address in the configuration.",
        };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait for the build." };
        return options.Create("register", Description, [path, noCheck, update, here, noWait], async (parsed, connection, cancel) =>
        {
            var source = RegistrationSource.Find(
                parsed.GetValue(path)!, await connection.ContractAsync(cancel).ConfigureAwait(false), connection, parsed.GetValue(here));
            bool isJson = parsed.GetValue(options.Json);
            TextWriter say = isJson ? Console.Error : Console.Out;
            if (!parsed.GetValue(noCheck) && !await CheckAsync(source, parsed.GetValue(here), say, cancel).ConfigureAwait(false))
            {
                return DpsExitCode.Findings;
            }

            if (!parsed.GetValue(update))
            {
                await RequireNewAsync(connection, source, cancel).ConfigureAwait(false);
            }

            MaapRegistrationOperation operation = await connection.Client.RegisterAsync(source.Registration, cancel).ConfigureAwait(false);
            if (!isJson)
            {
                Console.Out.WriteLine($"{source} is sent to {connection.Profile.Address}; its log: {operation.Value.LogAddress?.AbsoluteUri ?? "the server does not tell"}");
            }

            MaapRegistrationStatus ended = parsed.GetValue(noWait)
                ? operation.Value
                : await WaitAsync(connection, operation, isJson ? TextWriter.Null : Console.Out, cancel).ConfigureAwait(false);
            return Tell(source, ended, parsed.GetValue(noWait), isJson);
        });
    }

    /// <summary>Tells what is wrong; errors end it.</summary>
    /// <returns>Whether it can be sent.</returns>
    private static async Task<bool> CheckAsync(RegistrationSource source, bool isHere, TextWriter say, CancellationToken cancel)
    {
        AlgorithmRepository repository = RepositoryFinder.FindAll(source.File);
        CheckResult result = await AlgorithmCheck.RunAsync(repository, null, cancel).ConfigureAwait(false);

        // What concerns the server that it would be pushed to is nothing to one that clones this folder.
        Problem[] problems =
            [.. result.Problems.Where(problem => problem.Severity != Severity.Info && !(isHere && s_ofPushing.Contains(problem.Id)))];
        foreach (Problem problem in problems)
        {
            string severity = problem.Severity == Severity.Error ? Terminal.Red("error") : Terminal.Yellow("warning");
            say.WriteLine($"{problem.File}:{problem.Line}:{problem.Column}: {severity} {problem.Id}: {problem.Message}");
        }

        int errors = problems.Count(problem => problem.Severity == Severity.Error);
        if (errors > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"dps: {errors} {(errors == 1 ? "error: it is" : "errors: they are")} to be mended first; --no-check sends it as it is."));
        }

        return errors == 0;
    }

    private static readonly string[] s_ofPushing = ["DPS6002", "DPS6003", "DPS6004", "DPS6006", "DPS6007"];

    private static async Task RequireNewAsync(Connection connection, RegistrationSource source, CancellationToken cancel)
    {
        IReadOnlyList<MaapAlgorithm> same = await connection.Client.GetAlgorithmsAsync(
            new() { Name = source.Name, Version = source.Version }, cancel).ConfigureAwait(false);
        if (same.Count == 0)
        {
            return;
        }

        string? self = same.Any(algorithm => algorithm.DeployedBy is not null)
            ? (await connection.Client.GetMemberAsync(cancel).ConfigureAwait(false)).UserName
            : null;
        if (same.FirstOrDefault(algorithm => algorithm.DeployedBy == self) is { } own)
        {
            throw new CouldNotRunException(
                $"{connection.Profile.Address} has {own} already{(own.Id == own.ToString() ? "" : $", as {own.Id}")}: --update puts this one in its place, and jobs that come are of this one.");
        }
    }

    private static async Task<MaapRegistrationStatus> WaitAsync(
        Connection connection, MaapRegistrationOperation operation, TextWriter say, CancellationToken cancel)
    {
        if (operation.Value.LogAddress is not { } address)
        {
            return await operation.WaitAsync(null, cancel).ConfigureAwait(false);
        }

        using var log = new BuildLogFollower(connection.Profile, address);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task<MaapRegistrationStatus> wait = operation.WaitAsync(null, enough.Token);
        TimeSpan pause = connection.Profile.IsHere ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5);
        while (log.IsReadable)
        {
            await log.ShowNewAsync(say, cancel).ConfigureAwait(false);

            // A legacy algorithm that was there before is listed all the time: the log alone tells when the new one has taken its place.
            bool isOver = wait.IsCompleted && (log.State is null || !wait.IsCompletedSuccessfully);
            if (isOver || log.State?.IsTerminal() == true)
            {
                break;
            }

            var rest = Task.Delay(pause, cancel);
            await (wait.IsCompleted ? rest : Task.WhenAny(wait, rest)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }

        if (log.State is MaapState.Failed)
        {
            // Of the legacy generation the operation would wait for ever.
            await enough.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(wait).ConfigureAwait(false);
            return new MaapRegistrationStatus { State = MaapState.Failed, LogAddress = address, BuildId = operation.Value.BuildId };
        }

        MaapRegistrationStatus ended = await wait.ConfigureAwait(false);
        await log.ShowNewAsync(say, cancel).ConfigureAwait(false);
        return ended;
    }

    private static int Tell(RegistrationSource source, MaapRegistrationStatus ended, bool isNotAwaited, bool isJson)
    {
        bool isWell = ended.State == MaapState.Successful || (isNotAwaited && !ended.State.IsTerminal());
        if (isJson)
        {
            using Stream output = Console.OpenStandardOutput();
            JsonOutput.Write(output, json =>
            {
                json.WriteString("algorithm", source.ToString());
                json.WriteString("id", ended.AlgorithmId);
                json.WriteString("status", JobText.Word(ended.State));
                json.WriteString("build", ended.BuildId);
                json.WriteString("deployment", ended.DeploymentId);
                json.WriteString("log", ended.LogAddress?.AbsoluteUri);
                json.WriteString("message", ended.Message);
            });
        }
        else if (!isWell)
        {
            string why = ended.Message is { Length: > 0 } message ? $": {PlainText.Line(message.ReplaceLineEndings(" "))}" : ", its log says why";
            Console.Error.WriteLine($"dps: {source} is not registered ({JobText.Word(ended.State)}){why}");
        }
        else
        {
            Console.Out.WriteLine(isNotAwaited
                ? $"{source} is being built{(ended.BuildId is { } build ? $": dps logs --build {build}" : "")}"
                : $"{source} is registered{(ended.AlgorithmId is { } id && id != source.ToString() ? $" as {id}" : "")}: dps submit {source}");
        }

        return isWell ? DpsExitCode.Clean : DpsExitCode.Findings;
    }
}
