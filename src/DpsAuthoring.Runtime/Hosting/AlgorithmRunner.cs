using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using DpsAuthoring.CommandLine;
using DpsAuthoring.Declaration;
using DpsAuthoring.Logging;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Hosting;

/// <summary>One run from arguments to exit code.</summary>
internal sealed class AlgorithmRunner<T>(AlgorithmDeclaration<T> declaration, JobHost host)
    where T : class, IAlgorithm
{
    private const string LogLevelVariable = "DPS_LOG_LEVEL";

    private string LogName => declaration.Name + ".log";

    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var console = new JobConsole(host.Output, host.Error, host.IsTerminal);
        Request request = new CommandLineReader(declaration.Name, declaration.Description, Version, declaration.Inputs).Read(
            args, host.Output);
        if (request is Request.Words words)
        {
            return Print(words, console);
        }

        // The folder comes first: under OGC a job without output/ fails for that alone, whatever its own error was.
        using var work = new WorkFolder(host.WorkingDirectory);
        JobOutput output;
        JobScratch scratch;
        JobLog log;
        try
        {
            FailureReport.Clear(host.WorkingDirectory);
            output = new JobOutput(host.WorkingDirectory, work, LogName);
            scratch = new JobScratch(work);
            log = new JobLog(console, Path.Combine(host.WorkingDirectory, LogName), typeof(T).FullName!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.WriteErrorLine($"error: the job's folder {host.WorkingDirectory} cannot be written: {Quoted.Sentence(e.Message)}");
            return ExitCode.Failure;
        }

        using (log)
        {
            var job = new Job(
                host.WorkingDirectory, ((Request.Run)request).Contract, new JobInput(host.WorkingDirectory), output, scratch, log);
            return await RunAsync((Request.Run)request, job, work, log).ConfigureAwait(false);
        }
    }

    private static int Print(Request.Words words, JobConsole console)
    {
        try
        {
            return words.Print();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            console.WriteErrorLine($"error: standard output cannot be written: {Quoted.Sentence(e.Message)}");
            return ExitCode.Failure;
        }
    }

    private async Task<int> RunAsync(Request.Run request, Job job, WorkFolder work, JobLog log)
    {
        using ProcessEnd? end = host.OwnsProcess ? new ProcessEnd(Sentence, Say) : null;
        using StopSignals? signals = end is null
            ? null
            : new StopSignals(code => end.Leave(
                code, $"{Failure.StopReason(code)} The algorithm did not stop by itself; it should look at its CancellationToken."));
        CancellationToken stop = signals?.Token ?? host.Stop;
        try
        {
            if (!TryBind(request, job, out InputValues values, out List<string> problems))
            {
                return Refuse(problems, log);
            }

            using ILoggerFactory logging = CreateLogging(log);
            long begun = Stopwatch.GetTimestamp();
            T algorithm = declaration.Create(new AlgorithmActivation(values, logging));
            DateTimeOffset started = DateTimeOffset.UtcNow;
            await algorithm.RunAsync(job, stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return Finish(job, log, logging.CreateLogger<T>(), Stopwatch.GetElapsedTime(begun), started, request);
        }
        catch (Exception e) when (stop.IsCancellationRequested)
        {
            int code = signals?.ExitCodeOfSignal is > 0 and var signalled ? signalled : ExitCode.Terminated;
            return Fail(log, Failure.StopReason(code), e.ToString(), code);
        }
        catch (Exception e) when (Failure.OfInput(e) is { } wrong)
        {
            return Fail(log, wrong.Message, code: ExitCode.BadInput);
        }
        catch (Exception e)
        {
            return Fail(log, Sentence(e), e.ToString());
        }

        string Sentence(Exception e) => job.Output.WithNames(Failure.Sentence(e, typeof(T).Assembly, LogName));

        void Say(string sentence, string? trace)
        {
            Fail(log, sentence, trace);
            log.Dispose();
            work.Dispose();
        }
    }

    private bool TryBind(Request.Run request, Job job, out InputValues values, out List<string> problems)
    {
        problems = [.. request.Problems];
        if (request.Contract == JobContract.Legacy)
        {
            StagedFiles.Assign(declaration.Inputs, job.Input, request.Texts, problems);
        }

        // Texts that belong to no input, or to which is not known, would only bring wrong sentences about the others.
        values = problems.Count > 0 ? new InputValues([]) : InputBinder.Bind(declaration.Inputs, request, host.WorkingDirectory, problems);
        return problems.Count == 0;
    }

    private int Finish(Job job, JobLog log, ILogger logger, TimeSpan elapsed, DateTimeOffset started, Request.Run request)
    {
        if (job.Output.Unpublished is [var forgotten, ..])
        {
            return Fail(log, $"output/{forgotten} was begun but never published, so it would be lost: call Publish() when it is complete.");
        }

        IReadOnlyList<string> files = job.Output.GetFiles();
        if (files.Count == 0 && job.Output.EmptyBecause is null)
        {
            return Fail(log, "nothing was produced in output/, and a job without results would look like a success: write results "
                + "through job.Output, or call job.Output.AllowEmpty(reason) where there rightly are none.");
        }

        if (files.Count > 0 && job.Output.Problems(files) is [var problem, ..] problems)
        {
            string more = problems.Count == 1 ? "" : $" ({problems.Count - 1} more in {LogName})";
            return Fail(log, problem + more, string.Join('\n', problems));
        }

        job.Output.Succeed(Succeeded(logger, started, request));
        files = job.Output.GetFiles();
        if (files.FirstOrDefault(file => file.StartsWith("output/", StringComparison.Ordinal)) is { } nested)
        {
            logger.NamesOutputTwice(nested, nested["output/".Length..]);
        }

        foreach (string file in files)
        {
            logger.Produced(file, new FileInfo(Path.Combine(job.Output.FullPath, file)).Length);
        }

        logger.Finished(files.Count, elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture), job.Output.EmptyBecause);
        log.MoveTo(job.Output.FullPath);
        return ExitCode.Success;
    }

    private SucceededJob Succeeded(ILogger logger, DateTimeOffset started, Request.Run request) => new()
    {
        Algorithm = declaration.Name,
        Version = Version(),
        WorkingDirectory = host.WorkingDirectory,
        Started = started,
        Values = declaration.Inputs.Zip(request.Texts).Where(input => input.Second is not null)
            .ToDictionary(input => input.First.Name, input => string.Join(' ', input.Second!), StringComparer.Ordinal),
        Warn = sentence => logger.Remark(sentence),
    };

    private int Refuse(List<string> problems, JobLog log)
    {
        FailureReport.Write(host.WorkingDirectory, string.Join(' ', problems), string.Join('\n', problems));

        // Whoever shows the end of the log (DPS, a batch) shows the reason, and so that comes last.
        log.Console.WriteErrorLine($"usage: {declaration.Name} --help shows the inputs.");
        foreach (string problem in problems)
        {
            log.Fail(problem);
        }

        return ExitCode.BadInput;
    }

    private int Fail(JobLog log, string sentence, string? details = null, int code = ExitCode.Failure)
    {
        FailureReport.Write(host.WorkingDirectory, sentence, details ?? sentence);
        log.Fail(sentence, details);
        return code;
    }

    private static LoggerFactory CreateLogging(JobLog log)
    {
        string? wanted = Environment.GetEnvironmentVariable(LogLevelVariable);
        bool known = Enum.TryParse(wanted, ignoreCase: true, out LogLevel level) && Enum.IsDefined(level);
        var factory = new LoggerFactory([log], new LoggerFilterOptions { MinLevel = known ? level : LogLevel.Information });
        if (!known && !string.IsNullOrEmpty(wanted))
        {
            factory.CreateLogger<T>().UnknownLogLevel(LogLevelVariable, wanted, string.Join(", ", Enum.GetNames<LogLevel>()));
        }

        return factory;
    }

    private static string Version() =>
        typeof(T).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
