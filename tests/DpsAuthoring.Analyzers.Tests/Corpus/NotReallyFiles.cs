// Paths that are only text, and types that only look like System.IO's.
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Lookalikes
{
    public static class File
    {
        public static void WriteAllText(string path, string text) => Console.Out.Write(path.Length + text.Length);
        public static bool Exists(string path) => path.Length > 0;
    }

    public static class Path
    {
        public static string Combine(string a, string b) => a + "|" + b;
    }

    public sealed class Console2
    {
        public string? ReadLine() => null;
    }

    public static class Console
    {
        public static TextWriter Out => TextWriter.Null;
        public static string ReadLine() => "";
    }

    public sealed class Catalogue
    {
        private const string Route = "/api/collections/{id}/items";
        private static readonly Regex s_tile = new(@"^/tiles/\d+/\d+$");

        public void Describe(XDocument document, XmlDocument old, HttpClient http, ILogger log)
        {
            File.WriteAllText("/projects/result.txt", "no file at all");
            File.WriteAllText(Path.Combine("results", "x"), "still none");
            if (File.Exists("/projects/result.txt"))
            {
                log.LogWarning("looked at /projects/result.txt and ~/x");
            }

            string answer = Console.ReadLine() + new Console2().ReadLine();
            XElement? title = document.XPathSelectElement("/catalog/title");
            XmlNode? node = old.SelectSingleNode("/gmi:MI_Metadata/gmd:fileIdentifier");
            bool match = s_tile.IsMatch("/tiles/3/7");
            string key = "s3://bucket/" + title?.Value;
            string name = nameof(System.Console.ReadLine);
            if (key.StartsWith("s3://") && key.EndsWith(".tif") && Route.Contains("/items"))
            {
                log.LogInformation("{Key} {Answer} {Name} {Node} {Match}", key, answer, name, node?.InnerText, match);
            }

            _ = http.GetStringAsync("https://cmr.earthdata.nasa.gov/search" + "/granules.json");
            _ = new Uri("file:///projects/x.tif");
            _ = Environment.GetEnvironmentVariable("PATH")?.Split(':').Contains("/usr/bin");
            var routes = new Dictionary<string, string> { ["/home"] = "/index.html", ["output"] = "/projects" };
            string extension = System.IO.Path.GetExtension("/projects/scene.tif");
            string full = System.IO.Path.GetFullPath("/projects/scene.tif");
            _ = routes.ContainsKey(full + extension);
        }
    }
}
