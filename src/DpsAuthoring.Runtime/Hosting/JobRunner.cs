using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using DpsAuthoring.CommandLine;
using DpsAuthoring.Declaration;
using DpsAuthoring.Logging;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Hosting;

/// <summary>One run from arguments to exit code.</summary>
internal sealed class JobRunner<T>(AlgorithmDeclaration<T> declaration, JobHost host)
    where T : class, IAlgorithm
{
    private const string LogLevelVariable = "DPS_LOG_LEVEL";

    private string LogName => declaration.Name + ".log";

    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var input = new JobInput(host.Directory);
        var reader = new CommandLineReader(declaration.Name, declaration.Description, Version(), declaration.Inputs);
        Request request = reader.Read(args, input, host.Output);
        if (request is Request.Words words)
        {
            return words.Print();
        }

        // The folder comes first: under OGC a job without output/ fails for that alone, whatever its own error was.
        using var work = new WorkFolder(host.Directory);
        JobOutput output;
        JobLog log;
        try
        {
            FailureReport.Clear(host.Directory);
            output = new JobOutput(host.Directory, work, LogName);
            log = new JobLog(new JobConsole(host.Output, host.Error, host.IsTerminal), Path.Combine(host.Directory, LogName), typeof(T).FullName!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync($"error: the job's folder {host.Directory} cannot be written: {OneLine(e.Message)}").ConfigureAwait(false);
            return ExitCode.Failure;
        }

        using (log)
        {
            var job = new Job(host.Directory, ((Request.Run)request).Contract, input, output, new JobScratch(work), log);
            return await RunAsync((Request.Run)request, job, work, log).ConfigureAwait(false);
        }
    }

    private async Task<int> RunAsync(Request.Run request, Job job, WorkFolder work, JobLog log)
    {
        if (request.Problems.Count > 0)
        {
            return Refuse(request.Problems, log);
        }

        var problems = new List<string>();
        InputValues values = InputBinder.Bind(declaration.Inputs, request, host.Directory, problems);
        if (problems.Count > 0)
        {
            return Refuse(problems, log);
        }

        using StopSignals? signals = host.OwnsProcess ? new StopSignals(code => Abandon(code, work, log)) : null;
        if (host.OwnsProcess)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, e) => Abandon((Exception)e.ExceptionObject, work, log);
        }

        CancellationToken stop = signals?.Token ?? host.Stop;
        try
        {
            using ILoggerFactory logging = CreateLogging(log);
            long begun = Stopwatch.GetTimestamp();
            T algorithm = declaration.Create(values, logging);
            await algorithm.RunAsync(job, stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            return Finish(job, log, logging.CreateLogger<T>(), Stopwatch.GetElapsedTime(begun));
        }
        catch (Exception e) when (stop.IsCancellationRequested)
        {
            int code = signals?.ExitCodeOfSignal is > 0 and var signalled ? signalled : ExitCode.Terminated;
            return Fail(log, StopReason(code), e.ToString(), code);
        }
        catch (Exception e)
        {
            return Fail(log, Sentence(e), e.ToString(), ExitCode.Failure);
        }
    }

    private int Finish(Job job, JobLog log, ILogger logger, TimeSpan elapsed)
    {
        if (job.Output.Unpublished is [var forgotten, ..])
        {
            return Fail(log, $"output/{forgotten} was begun but never published, so it would be lost: call Publish() when it is complete.");
        }

        IReadOnlyList<string> files = job.Output.Files();
        if (files.Count == 0 && job.Output.EmptyBecause is null)
        {
            return Fail(log, "nothing was produced in output/, and a job without results would look like a success: write results "
                + "through job.Output, or call job.Output.AllowEmpty(reason) where there rightly are none.");
        }

        foreach (string file in files)
        {
            logger.Produced(file, new FileInfo(Path.Combine(job.Output.Directory, file)).Length);
        }

        logger.Finished(files.Count, elapsed.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture), job.Output.EmptyBecause);
        log.MoveTo(job.Output.Directory);
        return ExitCode.Success;
    }

    private int Refuse(IReadOnlyList<string> problems, JobLog log)
    {
        foreach (string problem in problems)
        {
            log.Fail(problem);
        }

        log.Fail($"run {declaration.Name} with --help to see its inputs.");
        FailureReport.Write(host.Directory, string.Join(' ', problems), string.Join('\n', problems));
        return ExitCode.BadInput;
    }

    private int Fail(JobLog log, string sentence, string? details = null, int code = ExitCode.Failure)
    {
        FailureReport.Write(host.Directory, sentence, details ?? sentence);
        log.Fail(sentence, details);
        return code;
    }

    /// <summary>The job was told to stop and did not come back: tidy up from here, and leave.</summary>
    private void Abandon(int code, WorkFolder work, JobLog log)
    {
        string sentence = $"{StopReason(code)} The algorithm did not stop by itself; it should look at its CancellationToken.";
        Fail(log, sentence);
        work.Dispose();
        log.Dispose();
        StopSignals.Leave(code);
    }

    /// <summary>A thread of the algorithm's own has thrown, which would end the process with no word to DPS.</summary>
    private void Abandon(Exception e, WorkFolder work, JobLog log)
    {
        Fail(log, Sentence(e), e.ToString());
        work.Dispose();
        log.Dispose();
        StopSignals.Leave(ExitCode.Failure);
    }

    private static string StopReason(int code) =>
        code == ExitCode.Interrupted
            ? "stopped by Ctrl-C."
            : "stopped by SIGTERM: the time limit, a cancelled job, or a worker that was taken away.";

    private static string Sentence(Exception e)
    {
        Exception cause = e is AggregateException { InnerExceptions: [var only] } ? only : e;
        return $"{OneLine(cause.Message)} ({cause.GetType().Name}; the whole trace is in _alt_traceback.txt)";
    }

    private static string OneLine(string message) => string.Join(' ', message.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static LoggerFactory CreateLogging(JobLog log)
    {
        string? wanted = Environment.GetEnvironmentVariable(LogLevelVariable);
        bool known = Enum.TryParse(wanted, ignoreCase: true, out LogLevel level);
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
