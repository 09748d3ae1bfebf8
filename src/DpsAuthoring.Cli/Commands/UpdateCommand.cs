using System.CommandLine;
using System.Text.Json;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Cli.Updating;

namespace DpsAuthoring.Cli.Commands;

/// <summary><c>dps update</c>: what a newer template would change in an algorithm that an older one made.</summary>
internal static class UpdateCommand
{
    private const string Description =
        """
        Tells what the template that is installed now would change in an algorithm that an older one made, and who has changed each file since.

        Examples:
          dps update                 what would change; nothing does
          dps update --diff          with the lines
          dps update --write         take over new files, and those that you have not changed

        What you have changed is never written: where the template has changed it too, --diff shows the template's lines.
        The newer template is installed by ./install in a clone of DpsAuthoring, or by 'dotnet new install'.

        Exit codes: 0 nothing to take over, or all of it was, 1 there is something to take over or to decide, 2 it cannot be told.
        """;

    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            Description = "The algorithm's folder, or one in it.",
            HelpName = "PATH",
            DefaultValueFactory = _ => ".",
        };
        var diff = new Option<bool>("--diff") { Description = "Show the template's lines." };
        var write = new Option<bool>("--write") { Description = "Take over new files, and those that you have not changed." };
        var json = new Option<bool>("--json") { Description = "Print the outcome as one JSON object with a version." };
        var command = new Command("update", Description) { path, diff, write, json };
        command.SetAction(parsed => Interruption.Run(async cancel =>
        {
            string folder = TemplateRecord.Find(parsed.GetValue(path)!);
            ScaffoldUpdate update = await ScaffoldUpdate.FindAsync(folder, parsed.GetValue(write), cancel).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                WriteJson(update, parsed.GetValue(write));
            }
            else
            {
                WriteText(update, parsed.GetValue(diff), parsed.GetValue(write));
            }

            bool isDone = parsed.GetValue(write) ? update.Changes.All(change => change.IsSafe) : update.IsEmpty;
            return isDone ? DpsExitCode.Clean : DpsExitCode.Findings;
        }));
        return command;
    }

    private static void WriteText(ScaffoldUpdate update, bool diff, bool written)
    {
        if (update.Templates.Before == update.Templates.After)
        {
            Console.Out.WriteLine($"This was made by {update.Templates.Before}, which is the version of the template that is installed: there is nothing to update.");
            return;
        }

        Console.Out.WriteLine($"Made by {update.Templates.Before} of the template; {update.Templates.After} is installed.");
        if (!update.Templates.IsOldKnown)
        {
            Console.Out.WriteLine($"{update.Templates.Before} is to be had from no package source, so it is not known who changed a file that differs.");
        }

        foreach (FileChange change in update.Changes)
        {
            Console.Out.WriteLine($"  {Word(change.Kind, written),-8} {change.Name}");
            if (diff && change is { After: not null, Before: not null } && !change.After.Contains('\0'))
            {
                WriteLines(change);
            }
        }

        foreach (string package in update.Packages)
        {
            Console.Out.WriteLine($"  {(written ? "written" : "new"),-8} {package}");
        }

        WriteAdvice(update, written);
    }

    private static void WriteLines(FileChange change)
    {
        foreach (string line in LineDiff.Of(change.Before!, change.After!))
        {
            Console.Out.WriteLine($"      {line}");
        }
    }

    private static void WriteAdvice(ScaffoldUpdate update, bool written)
    {
        int safe = update.Changes.Count(change => change.IsSafe) + update.Packages.Count;
        int decide = update.Changes.Count(change => !change.IsSafe);
        if (safe > 0 && !written)
        {
            Console.Out.WriteLine($"{safe} can be taken over as they are: dps update --write");
        }

        if (decide > 0)
        {
            Console.Out.WriteLine($"{decide} are yours to decide: dps update --diff shows what the template has changed.");
        }

        if (update.IsEmpty)
        {
            Console.Out.WriteLine("Nothing in it is to be changed.");
        }
    }

    private static string Word(ChangeKind kind, bool written) => kind switch
    {
        ChangeKind.New or ChangeKind.Update when written => "written",
        ChangeKind.New => "new",
        ChangeKind.Update => "update",
        ChangeKind.Both => "both",
        ChangeKind.Deleted => "deleted",
        ChangeKind.Dropped => "dropped",
        _ => "differs",
    };

    private static void WriteJson(ScaffoldUpdate update, bool written)
    {
        using Stream output = Console.OpenStandardOutput();
        JsonOutput.Write(output, json =>
        {
            json.WriteString("before", update.Templates.Before);
            json.WriteString("after", update.Templates.After);
            json.WriteBoolean("old_template_known", update.Templates.IsOldKnown);
            json.WriteStartArray("files");
            foreach (FileChange change in update.Changes)
            {
                WriteFile(json, change.Name, Word(change.Kind, written: false), written && change.IsSafe);
            }

            foreach (string package in update.Packages)
            {
                WriteFile(json, package, "new", written);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteFile(Utf8JsonWriter json, string name, string change, bool written)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("change", change);
        json.WriteBoolean("written", written);
        json.WriteEndObject();
    }
}
