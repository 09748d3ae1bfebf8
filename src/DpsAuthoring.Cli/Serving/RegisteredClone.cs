using System.ComponentModel;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Server;

namespace DpsAuthoring.Cli.Serving;

/// <summary>Clones the branch or tag that is registered; of a package, the commit that it was made of.</summary>
internal static class RegisteredClone
{
    /// <summary>By which protocols git may fetch. Others run programs.</summary>
    private const string Protocols = "file:git:http:https:ssh";

    /// <exception cref="CouldNotRunException">git cannot.</exception>
    public static async Task MakeAsync(AlgorithmSource source, string clone, RegistrationLog log, CancellationToken cancel)
    {
        string address = AddressOf(source.Repository!);
        if (source.Configuration is null && source.Commit is { Length: >= 7 and <= 64 } commit && commit.All(char.IsAsciiHexDigit))
        {
            log.Say($"git clone {address}, commit {commit}");
            if (await GitAsync(["clone", "--quiet", "--template=", "--", address, clone], cancel).ConfigureAwait(false) is null
                && await GitAsync(["-C", clone, "checkout", "--quiet", "--detach", commit], cancel).ConfigureAwait(false) is null)
            {
                return;
            }

            log.Say($"there is no commit {commit} to be had: the version is taken for a branch or tag");
            FileSystem.Delete(clone);
        }

        log.Say($"git clone --depth 1 --branch {source.Version} {address}");
        string? problem = await GitAsync(
            ["clone", "--quiet", "--depth", "1", "--single-branch", $"--branch={source.Version}", "--template=", "--", address, clone],
            cancel).ConfigureAwait(false);
        if (problem is not null && source.Configuration is null)
        {
            log.Say($"{problem}: the package's version is no branch or tag, and the default branch is taken");
            FileSystem.Delete(clone);
            problem = await GitAsync(["clone", "--quiet", "--depth", "1", "--template=", "--", address, clone], cancel).ConfigureAwait(false);
        }

        if (problem is not null)
        {
            throw new CouldNotRunException(
                $"git cannot clone {source.Version} of {SecretText.Mask(address)}: {SecretText.Mask(problem)}. DPS clones a branch or tag that is pushed.");
        }
    }

    /// <summary>A path of this machine as an address, of which one commit alone can be cloned.</summary>
    private static string AddressOf(string repository)
    {
        string address = repository.Trim();
        return address.StartsWith('/') ? "file://" + address : address;
    }

    /// <returns>Why it failed, in git's words; null where it did not.</returns>
    private static async Task<string?> GitAsync(IEnumerable<string> arguments, CancellationToken cancel)
    {
        try
        {
            // Nothing that this user's git does on its own is done by DPS's.
            ProgramOutput ran = await ChildProcess.RunAsync(
                "git",
                ["-c", "core.autocrlf=false", "-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false", .. arguments],
                cancel,
                start =>
                {
                    start.Environment["GIT_LFS_SKIP_SMUDGE"] = "1";
                    start.Environment["GIT_TERMINAL_PROMPT"] = "0";
                    start.Environment["GIT_ALLOW_PROTOCOL"] = Protocols;
                    start.Environment.Remove("MAAP_PGT");
                }).ConfigureAwait(false);
            return ran.ExitCode == 0 ? null : ran.Error.Trim().Split('\n').LastOrDefault(line => line.StartsWith("fatal:", StringComparison.Ordinal)) ?? ran.Error.Trim().Split('\n')[^1];
        }
        catch (Win32Exception)
        {
            throw new CouldNotRunException("git is not installed, and an algorithm is cloned by it: install git.");
        }
    }
}
