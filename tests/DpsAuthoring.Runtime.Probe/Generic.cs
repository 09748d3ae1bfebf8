namespace DpsAuthoring.Runtime.Probe;

/// <summary>A type with a parameter, of which every member fails.</summary>
internal sealed class Generic<T>
{
    private readonly int _number;

    public Generic(int number) => _number = number >= 0 ? number : throw new InvalidDataException("made of nothing");

    public T Value => throw new InvalidDataException($"no {typeof(T).Name} for {_number}");
}
