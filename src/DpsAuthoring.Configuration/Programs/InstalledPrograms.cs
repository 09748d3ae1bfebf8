using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Programs;

/// <summary>What an algorithm's files say of the programs that a job finds: conda's environment, the scripts, the image.</summary>
public sealed class InstalledPrograms
{
    private static readonly string[] s_imageKeys = ["base_container_url", "algorithm_container_url", "docker_container_url"];

    /// <summary>Images that have none of the known programs.</summary>
    private static readonly Regex s_plainImage = new(
        @"^(?:(?:docker\.io/)?(?:library/)?(?:ubuntu|debian)|mcr\.microsoft\.com/dotnet/[\w/-]+|(?:.+/)?maap_base)(?::[\w.-]+)?$", RegexOptions.CultureInvariant);

    /// <summary>What brings things along that are named in no file.</summary>
    private static readonly Regex s_unknownSource = new(
        @"(?<![\w./-])(?:curl|wget|make|cmake|ninja|cargo|npm|spack|module|git\s+clone)\s|\$\((?:cat\s|<)|\bxargs\b", RegexOptions.CultureInvariant);

    /// <summary>Files that name packages: <c>--file environment.yml</c>, <c>-r requirements.txt</c>.</summary>
    private static readonly Regex s_list = new(
        @"\b(?:conda|mamba|micromamba|pip3?|uv)\b[^\n]{0,500}?\s(?:-f|-r|--file|--requirement)[\s=]+[""']?(?<file>[^\s""']+)", RegexOptions.CultureInvariant);

    /// <summary>A package with or without its version, or the last part of a path.</summary>
    private static readonly Regex s_word = new(@"(?<![^\s""'/;&|()])(?<name>[\w.+-]+)(?=$|[\s""'=<>!~\[;&|()])", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _files = [];
    private readonly HashSet<string> _given;

    private InstalledPrograms(IReadOnlyList<TextFile> files)
    {
        _given = [.. files.Select(NameOf)];
        var named = new List<string>();
        bool isImageThere = false;
        foreach (TextFile file in files)
        {
            string name = NameOf(file);
            if (name is "Dockerfile" or "Containerfile")
            {
                isImageThere = true;
                named.Add(name);
                ReadImage(file);
            }
            else if (name.EndsWith(".sh", StringComparison.Ordinal))
            {
                ReadText(string.Join("\n", file.Text.Split('\n').Where(line => line.TrimStart() is var text && !(text.Length > 0 && text[0] == '#'))));
            }
            else if (CondaEnvironment.PackagesIn(file) is { } packages)
            {
                named.Add(name);
                _words.UnionWith(packages);
            }
        }

        // Of an image that is not made here, and is no plain one, it is not known what it has.
        IsKnown &= named.Count > 0
            && (isImageThere || files.Where(file => AlgorithmConfiguration.IsIn(file.Path, file.Text)).Select(YamlText.Read)
                .Select(AlgorithmConfiguration.Read).OfType<AlgorithmConfiguration>().All(HasPlainImage));
        Files = [.. named.Distinct().OrderBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The files that say what is installed.</summary>
    public IReadOnlyList<string> Files { get; }

    private bool IsKnown { get; set; } = true;

    /// <summary>Reads the files of an algorithm; those that say nothing of programs are passed over.</summary>
    /// <param name="files">The files.</param>
    public static InstalledPrograms Of(IEnumerable<TextFile> files) => new([.. files]);

    /// <summary>What would install a program that nothing here does.</summary>
    /// <param name="program">What the program is started as.</param>
    /// <returns>The packages of conda-forge and of Debian; null where it is installed, or that is not known.</returns>
    public (string Conda, string Apt)? Missing(string program) =>
        IsKnown && KnownPrograms.Of(program) is { } known && !_words.Any(known.ComeWith) && !_files.Overlaps(known.Names)
            ? (known.Conda[0], known.Apt[0])
            : null;

    private void ReadImage(TextFile file)
    {
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (DockerInstruction instruction in Dockerfile.Instructions(file))
        {
            switch (instruction.Name)
            {
                case "FROM":
                    string[] words =
                    [
                        .. instruction.Arguments.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
                            .Where(word => !word.StartsWith("--", StringComparison.Ordinal)),
                    ];
                    IsKnown &= words.Length > 0 && (stages.Contains(words[0]) || s_plainImage.IsMatch(words[0]));
                    if (words.Length > 2)
                    {
                        stages.Add(words[2]);
                    }

                    break;
                case "COPY" when Regex.Match(instruction.Arguments, @"--from=(\S+)") is { Success: true } copied:
                    IsKnown &= stages.Contains(copied.Groups[1].Value) || copied.Groups[1].Value.All(char.IsDigit);
                    break;
                case "RUN" or "ADD":
                    ReadText(instruction.Arguments);
                    break;
            }
        }
    }

    /// <summary>Takes every word for a package: better one that is not there is taken for one than the reverse.</summary>
    private void ReadText(string text)
    {
        IsKnown &= !s_unknownSource.IsMatch(text)
            && s_list.Matches(text).Cast<Match>().All(list => _given.Contains(NameOf(list.Groups["file"].Value)));
        foreach (Match word in s_word.Matches(text))
        {
            bool isInFolder = word.Index > 0 && text[word.Index - 1] == '/';
            (isInFolder ? _files : _words).Add(word.Groups["name"].Value);
        }
    }

    private static bool HasPlainImage(AlgorithmConfiguration configuration) =>
        s_imageKeys
            .Select(key => configuration.Find(key).Text())
            .All(image => image is null || s_plainImage.IsMatch(image));

    private static string NameOf(TextFile file) => NameOf(file.Path);

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
