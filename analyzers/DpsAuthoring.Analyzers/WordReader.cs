using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers;

/// <summary>
/// Reads the words of a text, one after another, without asking the compiler for a single node. Words are known by a hash: two that share
/// one are taken for each other, so that what is found here is a reason to look, and never a verdict. Comments and strings are read too.
/// </summary>
internal struct WordReader(string text, TextSpan span)
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, which .NET Standard does not name. All code is read by it, and a build seldom lasts
    /// until the runtime has made it fast by itself.
    /// </summary>
    private const MethodImplOptions FromTheFirst = (MethodImplOptions)512;

    /// <summary>The qualifier of a word that stands alone, or after <c>this</c> or <c>base</c>.</summary>
    public const int Alone = 0;

    /// <summary>The qualifier of a word after something longer than a name: <c>a.b.Save</c>, <c>F().Save</c>.</summary>
    public const int Something = 1;

    /// <summary>What stands for an indexer, which is called by brackets and not by a word.</summary>
    public static readonly int Indexer = Hash("this[]");

    /// <summary>What stands for an operator or a conversion.</summary>
    public static readonly int Operator = Hash("operator");

    private static readonly int s_this = Hash("this");
    private static readonly int s_base = Hash("base");

    private readonly int _end = span.End;
    private int _position = span.Start;
    private int _before;
    private bool _isBeforeQualified;
    private bool _afterDot;

    /// <summary>The last character that is no space; of a word, any of it.</summary>
    private char _last;

    /// <summary>The word that was read.</summary>
    public int Word { get; private set; }

    /// <summary>What it stands after: <see cref="Alone"/>, <see cref="Something"/>, or the word before its dot.</summary>
    public int Qualifier { get; private set; }

    /// <summary>Whether a bracket was opened on the way that may be an indexer's, and not an array's or a list's.</summary>
    public bool SawBracket { get; private set; }

    /// <summary>Where it starts.</summary>
    public int Start { get; private set; }

    public static int Hash(string word)
    {
        uint hash = 2166136261;
        foreach (char c in word)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return Known(hash);
    }

    [MethodImpl(FromTheFirst)]
    public bool Read()
    {
        while (_position < _end)
        {
            char c = text[_position];
            if (IsStart(c))
            {
                ReadWord(c);
                return true;
            }

            _position++;
            if (c == '.')
            {
                _before = _afterDot ? 0 : _before;
                _afterDot = !_afterDot;
            }
            else if (!char.IsWhiteSpace(c))
            {
                SawBracket |= c == '[' && _last is not ('(' or '=' or '>' or ':' or ';') && !ClosesAtOnce();
                _last = c;
                _before = 0;
                _afterDot = false;
                while (c is >= '0' and <= '9' && _position < _end && IsPart(text[_position]))
                {
                    _position++;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the word is followed by an opened parenthesis, and something in it.</summary>
    public readonly bool HasArguments()
    {
        int open = _position;
        while (open < _end && char.IsWhiteSpace(text[open]))
        {
            open++;
        }

        return open + 1 < _end && text[open] == '(' && text[open + 1] != ')';
    }

    /// <summary>Whether the bracket that was opened has nothing in it, but commas.</summary>
    private readonly bool ClosesAtOnce() => _position < _end && text[_position] is ']' or ',';

    [MethodImpl(FromTheFirst)]
    private void ReadWord(char c)
    {
        _last = c;
        Start = _position;
        uint hash = 2166136261;
        do
        {
            hash = unchecked((hash ^ c) * 16777619);
            _position++;
        }
        while (_position < _end && IsPart(c = text[_position]));

        Word = Known(hash);
        Qualifier = !_afterDot || (!_isBeforeQualified && (_before == s_this || _before == s_base)) ? Alone
            : _before == 0 || _isBeforeQualified ? Something
            : _before;
        _isBeforeQualified = _afterDot;
        _before = Word;
        _afterDot = false;
    }

    /// <summary>No word is taken for <see cref="Alone"/> or <see cref="Something"/>.</summary>
    private static int Known(uint hash) => hash <= Something ? Something + 1 : unchecked((int)hash);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (c > 127 && char.IsLetter(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPart(char c) => IsStart(c) || c is >= '0' and <= '9' || (c > 127 && char.IsLetterOrDigit(c));
}
