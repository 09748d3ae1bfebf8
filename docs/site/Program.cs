using DpsAuthoring.Site;
using DpsAuthoring.Site.Checks;

switch (args)
{
    case ["stage", string root, string folder]:
        Staging.Make(root, folder);
        return 0;

    case ["check", string site]:
        SiteReport report = SiteCheck.Run(site);
        report.Write(Console.Out);
        return report.Problems.Count == 0 ? 0 : 1;

    default:
        Console.Error.WriteLine("Usage: DpsAuthoring.Site stage REPOSITORY FOLDER | check SITE");
        return 2;
}
