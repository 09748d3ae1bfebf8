namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>The three routes to a registered algorithm.</summary>
internal static class RegisterTabs
{
    public const string Ogc = "OGC: build from a configuration";
    public const string Legacy = "Legacy configuration";
    public const string Package = "Deploy a CWL";

    private static readonly (string Name, string Path, string Meaning)[] s_all =
    [
        (Ogc, RegisterPage.Path, "POST /api/build: the repository is cloned and built, and its CWL made and deployed. maap-py 5, MAAP's form."),
        (Legacy, RegisterPage.Path + "?schema=legacy", "POST /api/mas/algorithm: the repository is cloned and built; files in input/, values in order. maap-py 4."),
        (Package, PackagePage.Path, "POST /api/ogc/processes: an application package that you have."),
    ];

    public static Html Of(string current)
    {
        IEnumerable<Html> tabs = s_all.Select(tab => Html.Of($"""<li><a href="{tab.Path}"{Html.If(tab.Name == current, $""" aria-current="page" """)}>{tab.Name}</a></li>"""));
        return Html.Of(
            $"""
            <nav class="tabs" aria-label="Routes"><ul>{tabs}</ul></nav>
            <p class="hint">{s_all.Single(tab => tab.Name == current).Meaning}</p>
            """);
    }
}
