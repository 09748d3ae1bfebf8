namespace DpsAuthoring.Configuration.Scripts;

/// <summary>A script's first line, <c>#!/bin/bash -e</c>.</summary>
/// <param name="Span">The line.</param>
/// <param name="Interpreter">The program's own name, such as <c>bash</c>, also behind <c>env</c>.</param>
/// <param name="Flags">The letters of its short options.</param>
/// <param name="Options">All of its options.</param>
/// <param name="IsLogin">Whether it asks for a login or an interactive shell, which reads profiles.</param>
internal sealed record Shebang(TextSpan Span, string Interpreter, string Flags, IReadOnlyList<string> Options, bool IsLogin)
{
    public static Shebang? In(string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        int end = text.IndexOf('\n');
        string line = (end < 0 ? text : text.Substring(0, end)).TrimEnd('\r');
        List<string> words = line.Substring(2).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > 1 && words[0].EndsWith("/env", StringComparison.Ordinal))
        {
            words.RemoveAt(0);
            words = [.. words.SkipWhile(word => word.StartsWith("-", StringComparison.Ordinal) || word.Contains('='))];
        }

        string interpreter = words.Count == 0 ? "" : words[0].Substring(words[0].LastIndexOf('/') + 1);
        var options = words.Skip(1).ToList();
        string flags = string.Concat(
            options.Where(option => option.Length > 1 && option[0] == '-' && option[1] != '-').Select(option => option.Substring(1)));
        bool login = options.Contains("--login") || flags.IndexOf('l') >= 0 || flags.IndexOf('i') >= 0;
        return new Shebang(new TextSpan(0, line.Length), interpreter, flags, options, login);
    }
}
