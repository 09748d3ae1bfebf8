using System.Collections.Concurrent;
using System.Text;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// What stands in a call for the names, the variables and the places of its caller, so that calls that differ in these alone are one call.
/// What comes back is given the caller's again. Names that a helper may come to by itself, those of fields and properties, stay.
/// </summary>
internal sealed class StandIns
{
    /// <summary>The first of the characters that stand for names; they are nobody's.</summary>
    private const char FirstName = '\uE000';

    /// <summary>How many different things of a kind have something to stand for them; further ones stay what they are.</summary>
    private const int Most = 512;

    private static readonly ConcurrentDictionary<int, SyntaxNode> s_places = new();

    /// <summary>Makes a place that is nowhere.</summary>
    private static readonly Func<int, SyntaxNode> s_makePlace = static number => SyntaxFactory.IdentifierName("_" + number);
    private static readonly ConcurrentDictionary<int, object> s_variables = new();
    private static readonly ConcurrentDictionary<(int Number, Anchor Anchor, int Origins, SyntaxNode? Source), Piece> s_anchors = new();
    private static readonly string[] s_names = [.. Enumerable.Range(0, Most).Select(static i => ((char)(FirstName + i)).ToString())];

    private List<SyntaxNode>? _places;
    private List<(object Hidden, object StandIn)>? _identities;
    private List<string>? _names;
    private List<(Piece Hidden, Piece Shown)>? _shown;
    private Func<Piece, Piece>? _hide;
    private Func<Piece, Piece>? _show;
    private int? _origins;

    /// <summary>A value as a helper is given it.</summary>
    /// <param name="value">The caller's value.</param>
    /// <param name="origins">The parameter that it is given to, as a bit; null to leave what it says of that.</param>
    public Value Hide(Value value, int? origins)
    {
        _origins = origins;
        Value hidden = value.Rename(_hide ??= Hide, place => Hide(place)!);
        return origins is { } bits && value is not PathValue ? hidden.WithOrigins(bits) : hidden;
    }

    /// <summary>A value that a helper gives, as its caller knows it.</summary>
    public Value Show(Value value) =>
        _places is null && _identities is null && _names is null ? value : value.Rename(_show ??= Show, place => Show(place)!);

    private Piece Hide(Piece piece) => piece.Renamed(
        piece.Kind == PieceKind.Hole ? HideName(piece.Text) : piece.Text,
        Hide(piece.Identity),
        Hide(piece.Source),
        _origins ?? piece.Origins);

    private Piece Show(Piece piece) => piece.Renamed(
        piece.Kind == PieceKind.Hole ? ShowName(piece.Text) : piece.Text, Show(piece.Identity), Show(piece.Source), piece.Origins);

    private string HideName(string name)
    {
        if (name.Length == 0)
        {
            return name;
        }

        _names ??= [];
        int number = _names.IndexOf(name);
        if (number < 0)
        {
            if (_names.Count == Most)
            {
                return name;
            }

            number = _names.Count;
            _names.Add(name);
        }

        return s_names[number];
    }

    private string ShowName(string name)
    {
        if (name.Length == 1)
        {
            return NumberOf(name[0]) is >= 0 and var only ? _names![only] : name;
        }

        StringBuilder? shown = null;
        for (int i = 0; i < name.Length; i++)
        {
            int number = NumberOf(name[i]);
            if (number >= 0)
            {
                shown ??= new StringBuilder(name, 0, i, name.Length + 16);
                shown.Append(_names![number]);
            }
            else
            {
                shown?.Append(name[i]);
            }
        }

        return shown?.ToString() ?? name;
    }

    private int NumberOf(char c) => c >= FirstName && c - FirstName < _names?.Count ? c - FirstName : -1;

    private object? Hide(object? identity)
    {
        if (identity is null or IFieldSymbol or IPropertySymbol)
        {
            return identity;
        }

        _identities ??= [];
        int number = 0;
        while (number < _identities.Count && !IsSame(_identities[number].Hidden, identity))
        {
            number++;
        }

        if (number == _identities.Count)
        {
            if (_identities.Count == Most)
            {
                return identity;
            }

            // Its place in the list is taken before that of what is hidden in it.
            _identities.Add((identity, identity));
            _identities[number] = (identity, identity switch
            {
                SyntaxNode => s_places.GetOrAdd(-1 - number, s_makePlace),
                Piece { Kind: PieceKind.Anchor } place => s_anchors.GetOrAdd(
                    (number, place.Anchor, place.Origins, Hide(place.Source)),
                    static key => Piece.At(key.Anchor, key.Source).WithOrigins(key.Origins)),
                _ => s_variables.GetOrAdd(number, static _ => new object()),
            });
        }

        return _identities[number].StandIn;
    }

    private object? Show(object? identity)
    {
        if (identity is null or ISymbol)
        {
            return identity;
        }

        for (int i = 0; i < _identities?.Count; i++)
        {
            if (ReferenceEquals(_identities[i].StandIn, identity))
            {
                return _identities[i].Hidden;
            }
        }

        return identity is Piece piece ? ShowOnce(piece) : identity;
    }

    /// <summary>A piece by which others know each other: what shared one goes on sharing one.</summary>
    private Piece ShowOnce(Piece piece)
    {
        _shown ??= [];
        foreach ((Piece hidden, Piece known) in _shown)
        {
            if (ReferenceEquals(hidden, piece))
            {
                return known;
            }
        }

        Piece shown = Show(piece);
        _shown.Add((piece, shown));
        return shown;
    }

    private SyntaxNode? Hide(SyntaxNode? place)
    {
        if (place is null)
        {
            return null;
        }

        _places ??= [];
        int number = _places.IndexOf(place);
        if (number < 0)
        {
            if (_places.Count == Most)
            {
                return place;
            }

            number = _places.Count;
            _places.Add(place);
        }

        return s_places.GetOrAdd(number, s_makePlace);
    }

    private SyntaxNode? Show(SyntaxNode? place)
    {
        for (int i = 0; place is not null && i < _places?.Count; i++)
        {
            if (s_places.GetOrAdd(i, s_makePlace) == place)
            {
                return _places[i];
            }
        }

        return place;
    }

    private static bool IsSame(object a, object b) =>
        ReferenceEquals(a, b) || (a is ISymbol one && b is ISymbol other && SymbolEqualityComparer.Default.Equals(one, other));
}
