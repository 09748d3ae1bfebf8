using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// The named constants of a compilation that may be a part of a secret, by their text alone: nothing is bound to find them.
/// </summary>
internal sealed class SuspiciousConstants(Compilation compilation)
{
    private static readonly int s_const = WordReader.Hash("const");
    private static readonly int s_string = WordReader.Hash("string");

    private readonly Lazy<HashSet<int>> _names = new(() => Find(compilation));

    public bool Contains(string name) => _names.Value.Contains(WordReader.Hash(name));

    private static HashSet<int> Find(Compilation compilation)
    {
        var names = new HashSet<int>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SourceText text = tree.GetText();
            var words = new WordReader(text, new TextSpan(0, text.Length));
            int before = 0;
            while (words.Read())
            {
                if (before == s_const && words.Word == s_string && words.Read() && SecretShapes.IsSuspicious(Statement(text, words.Start)))
                {
                    names.Add(words.Word);
                }

                before = words.Word;
            }
        }

        return names;
    }

    private static string Statement(SourceText text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is not ';')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(start, end));
    }
}
