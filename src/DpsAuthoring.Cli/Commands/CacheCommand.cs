using System.CommandLine;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs.Local.Inputs;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps cache</c>: what is kept of fetched inputs, and how to be rid of it.</summary>
internal static class CacheCommand
{
    private const string Description =
        """
        Shows, empties and verifies the cache, in which inputs from http, https and s3 addresses are kept. Files of this machine are never in it.

        Examples:
          dps cache ls                               what is in it, and where it is
          dps cache clean                            remove all that no job uses
          dps cache clean --older-than 30d           remove what no job was given for 30 days
          dps cache clean --to 20GB                  remove what was used longest ago, until 20 GB are left
          dps cache verify                           compare each file with its hash when it was fetched
          DPS_CACHE_LIMIT=50GB dps batch …           never keep more than that, besides what jobs use

        Exit codes: 0 success, 1 verify has found a file that is not what was fetched, 2 the command could not run.
        """;

    public static Command Create()
    {
        Option<string?> folder = new JobOptions().Cache;
        folder.Description = "The folder that the cache is in. Default: the one for all your jobs.";
        var json = new Option<bool>("--json") { Description = "Print the outcome as one JSON object with a version." };
        return new Command("cache", Description) { List(folder, json), Clean(folder, json), Verify(folder, json) };
    }

    private static Command List(Option<string?> folder, Option<bool> json)
    {
        var command = new Command("ls", "Lists the files, the one that was used last in the first line.") { folder, json };
        command.SetAction(parsed =>
        {
            CacheStore store = StoreOf(parsed.GetValue(folder));
            IReadOnlyList<CacheEntry> entries = store.List();
            IReadOnlySet<string> used = UsedOf(store);
            long bytes = entries.Sum(entry => entry.Length);
            if (parsed.GetValue(json))
            {
                CacheReport.WriteJson(Console.OpenStandardOutput(), store.Folder, writer =>
                {
                    writer.WriteNumber("bytes", bytes);
                    writer.WriteEntries("files", entries, used);
                });
            }
            else
            {
                CacheReport.WriteEntries(Console.Out, entries, used);
                Console.Out.WriteLine($"{CacheReport.Count(entries.Count, bytes)} in {store.Folder}");
            }

            return DpsExitCode.Clean;
        });
        return command;
    }

    private static Command Clean(Option<string?> folder, Option<bool> json)
    {
        var to = new Option<long?>("--to")
        {
            Description = "Remove what was used longest ago, until no more than this is left: 20GB.",
            HelpName = "SIZE",
            CustomParser = CacheLimits.ParseSize,
        };
        var olderThan = new Option<TimeSpan?>("--older-than")
        {
            Description = "Remove what no job was given for this long: 12h, 30d, 8w.",
            HelpName = "AGE",
            CustomParser = CacheLimits.ParseAge,
        };
        var command = new Command(
            "clean",
            "Removes all files that no job uses, or those that --to and --older-than say. A job that wants one again fetches it again.")
        {
            to,
            olderThan,
            folder,
            json,
        };
        command.SetAction(parsed => Interruption.Run(cancel =>
        {
            CacheStore store = StoreOf(parsed.GetValue(folder));
            DateTime? since = parsed.GetValue(olderThan) is { } age ? DateTime.UtcNow - age : null;
            CacheCleaning done = new CacheCleaner(store).Clean(since, parsed.GetValue(to), cancel);
            if (parsed.GetValue(json))
            {
                IReadOnlySet<string> used = done.InUse.Select(entry => entry.Id).ToHashSet();
                CacheReport.WriteJson(Console.OpenStandardOutput(), store.Folder, writer =>
                {
                    writer.WriteNumber("removed_bytes", done.RemovedBytes);
                    writer.WriteNumber("left_bytes", done.LeftBytes);
                    writer.WriteEntries("removed", done.Removed, used);
                    writer.WriteEntries("in_use", done.InUse, used);
                });
            }
            else
            {
                string kept = done.InUse.Count > 0
                    ? $"; {CacheReport.Count(done.InUse.Count, done.InUse.Sum(entry => entry.Length))} of it in use by running jobs"
                    : "";
                Console.Out.WriteLine(
                    $"{CacheReport.Count(done.Removed.Count, done.RemovedBytes)} removed, {RunReport.Bytes(done.LeftBytes)} left in {store.Folder}{kept}");
            }

            return DpsExitCode.Clean;
        }));
        return command;
    }

    private static Command Verify(Option<string?> folder, Option<bool> json)
    {
        var command = new Command(
            "verify",
            "Compares the SHA-256 of each file with that when it was fetched. What differs is removed, so that the next job fetches it again.")
        {
            folder,
            json,
        };
        command.SetAction(parsed => Interruption.Run(cancel =>
        {
            CacheStore store = StoreOf(parsed.GetValue(folder));
            IReadOnlyList<CacheEntry> entries = store.List();
            CacheEntry[] damaged = [.. entries.Where(entry => !IsAsFetched(entry, cancel))];
            IReadOnlyList<CacheEntry> removed = damaged.Length == 0 ? [] : new CacheCleaner(store).Remove(damaged);
            if (parsed.GetValue(json))
            {
                IReadOnlySet<string> used = damaged.Except(removed).Select(entry => entry.Id).ToHashSet();
                CacheReport.WriteJson(Console.OpenStandardOutput(), store.Folder, writer =>
                {
                    writer.WriteNumber("files", entries.Count);
                    writer.WriteEntries("damaged", damaged, used);
                });
            }
            else
            {
                foreach (CacheEntry entry in damaged)
                {
                    Console.Out.WriteLine(
                        $"{entry.Path} is not what was fetched from {entry.Source}: "
                        + (removed.Contains(entry)
                            ? "it is removed, and fetched again by the next job that needs it."
                            : "a running job uses it, so it stays; verify again when that is over."));
                }

                Console.Out.WriteLine(
                    $"{entries.Count - damaged.Length} of {CacheReport.Count(entries.Count, entries.Sum(entry => entry.Length))} are what was fetched, in {store.Folder}");
            }

            return damaged.Length == 0 ? DpsExitCode.Clean : DpsExitCode.Findings;
        }));
        return command;
    }

    private static bool IsAsFetched(CacheEntry entry, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return CacheStore.HashOf(entry.Path) == entry.Sha256;
        }
        catch (FileNotFoundException)
        {
            return true; // Another process has removed it meanwhile.
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
    }

    private static CacheStore StoreOf(string? folder) => new(JobOptions.CacheFolder(folder));

    private static HashSet<string> UsedOf(CacheStore store) =>
        Directory.Exists(store.Folder) ? ProcessFolder.Used(store.Folder) : [];
}
