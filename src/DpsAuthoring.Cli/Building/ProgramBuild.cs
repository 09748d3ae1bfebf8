using System.Text.RegularExpressions;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Cli.Building;

/// <summary>
/// Keeps <c>dps run</c> from running yesterday's program: what its build script published is published again where sources are newer.
/// </summary>
internal static partial class ProgramBuild
{
    private const int ShownErrors = 20;

    private static readonly string[] s_quiet = ["--nologo", "--verbosity", "quiet", "-clp:ErrorsOnly", "-tl:off"];

    /// <summary>Brings the program up to date where <paramref name="build"/>; otherwise it is only said that it is not.</summary>
    /// <exception cref="CouldNotRunException">It does not build.</exception>
    public static void Ensure(PublishedProgram program, bool build, TextWriter say, CancellationToken cancel)
    {
        string script = Path.GetRelativePath(Environment.CurrentDirectory, program.Script);
        script = script.Contains('/', StringComparison.Ordinal) ? script : "./" + script;
        if (ProgramSources.NewerForScript(program) is { } slow)
        {
            say.WriteLine($"dps: warning: {Older(program, slow)}, and is run as it is: run {script}");
            return;
        }

        if (ProgramSources.Newer(program) is not { } newer)
        {
            return;
        }

        if (!build)
        {
            say.WriteLine($"dps: warning: {Older(program, newer)}, and is run as it is");
        }
        else if (Dotnet(program) is not { } dotnet)
        {
            say.WriteLine($"dps: warning: {Older(program, newer)}, and there is no dotnet here to build it: run {script}");
        }
        else
        {
            string work = Directory.CreateDirectory(Path.Combine(program.Repository, ".dps")).FullName;
            using var held = FileLock.Wait(Path.Combine(work, "build.lock"), cancel);
            if (ProgramSources.Newer(program) is not null) // Nobody else has built it meanwhile.
            {
                say.WriteLine($"dps: {Older(program, newer)}: building");
                PublishAsync(program, dotnet, Path.Combine(work, "build"), say, cancel).GetAwaiter().GetResult();
            }
        }
    }

    private static string Older(PublishedProgram program, string newer) =>
        $"{Name(program, program.Output)}/ is older than {Name(program, newer)}";

    private static string Name(PublishedProgram program, string path) => Path.GetRelativePath(program.Repository, path);

    private static string? Dotnet(PublishedProgram program) =>
        FoldersOfPrograms(program).Split(':').Select(folder => Path.Combine(folder, "dotnet")).FirstOrDefault(File.Exists);

    /// <summary><c>PATH</c> as the build script has it: with the conda environment that it made, if it made one.</summary>
    private static string FoldersOfPrograms(PublishedProgram program)
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return ProgramSources.HasCondaEnvironment(program) ? $"{program.Repository}/env/bin:{path}" : path;
    }

    /// <summary>Publishes into a folder beside, and puts that in the other's place when it is complete.</summary>
    private static async Task PublishAsync(PublishedProgram program, string dotnet, string work, TextWriter say, CancellationToken cancel)
    {
        string made = Path.Combine(work, "new"), old = Path.Combine(work, "old");
        FileSystem.Delete(work);
        try
        {
            ProgramOutput ran = await ChildProcess.RunAsync(
                dotnet,
                ["publish", program.Project, .. program.Arguments, "--output", made, .. s_quiet],
                cancel,
                start =>
                {
                    start.WorkingDirectory = Path.GetDirectoryName(program.Script)!;
                    start.Environment["PATH"] = FoldersOfPrograms(program);
                    start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = start.Environment["DOTNET_NOLOGO"] = "1";
                    start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"; // As the build script: there may be no libicu.
                    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
                });
            if (ran.ExitCode != 0 || !Directory.Exists(made))
            {
                throw Failed(program, ran, say);
            }

            Replace(program.Output, made, old);
        }
        finally
        {
            FileSystem.Delete(work);
        }
    }

    /// <summary>Puts a folder in another's place; where that cannot be done, the other is there as before.</summary>
    private static void Replace(string folder, string with, string aside)
    {
        Directory.Move(folder, aside);
        try
        {
            Directory.Move(with, folder);
        }
        catch
        {
            Directory.Move(aside, folder);
            throw;
        }
    }

    private static CouldNotRunException Failed(PublishedProgram program, ProgramOutput ran, TextWriter say)
    {
        string[] lines = (ran.Output + "\n" + ran.Error).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] errors = [.. lines.Where(line => Error().IsMatch(line))
            .Select(line => ProjectBehind().Replace(line, "").Replace(program.Repository + "/", "", StringComparison.Ordinal)).Distinct()];
        string[] shown = errors.Length > 0 ? errors[..Math.Min(errors.Length, ShownErrors)] : lines[^Math.Min(lines.Length, ShownErrors)..];
        foreach (string line in shown)
        {
            say.WriteLine(line);
        }

        string count =
            errors.Length > ShownErrors ? $"the first {ShownErrors} of {errors.Length} errors are above"
            : shown.Length > 0 ? "its errors are above"
            : "dotnet said nothing";
        return new CouldNotRunException(
            $"{Name(program, program.Project)} does not build; {count}. Fix them, or run {Name(program, program.Output)}/ as it is with --no-build."
        );
    }

    [GeneratedRegex(@": error( \w+)?: ")]
    private static partial Regex Error();

    /// <summary>The project that the compiler names behind each error.</summary>
    [GeneratedRegex(@" \[[^\[\]]*\]$")]
    private static partial Regex ProjectBehind();
}
