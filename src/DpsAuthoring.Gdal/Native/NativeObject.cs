using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary>
/// A pointer into libgdal, and all that decides whether it may still be followed: what must stay open meanwhile, and, for a part of
/// something (a feature's geometry, a polygon's ring, a layer's field), whether the whole may have freed that part.
/// </summary>
internal sealed class NativeObject
{
    /// <summary>Parts of parts are told apart down to this depth; below it, each loss counts for all.</summary>
    private const int Depths = 8;

    private readonly NativeObject _root;
    private readonly SafeHandle? _owner;
    private readonly int _depth;
    private readonly int _lostBefore;
    private int[]? _lost;
    private string? _gone;

    /// <summary>A thing that is no part of another, but stays valid with <paramref name="owner"/> only.</summary>
    public NativeObject(nint pointer, SafeHandle? owner)
    {
        Pointer = pointer;
        _owner = owner;
        _root = this;
    }

    /// <summary>A thing of its own, freed by its handle.</summary>
    public NativeObject(OwnedHandle handle)
        : this(handle.Pointer, handle) => Owned = handle;

    /// <summary>A part. It may be used until the whole, or what that is a part of, has lost parts: only libgdal knows which.</summary>
    public NativeObject(nint pointer, NativeObject whole)
        : this(pointer, whole, Math.Min(whole._depth + 1, Depths), whole._owner)
    {
    }

    private NativeObject(nint pointer, NativeObject whole, int depth, SafeHandle? owner)
    {
        Pointer = pointer;
        _owner = owner;
        _root = whole._root;
        _depth = depth;
        _lostBefore = _root.LostAbove(depth);
    }

    public nint Pointer { get; }

    /// <summary>Gets the handle that frees it; null for a part, which is freed with the whole.</summary>
    public OwnedHandle? Owned { get; private init; }

    /// <summary>The same thing for another user, who may dispose of it without taking it from the first.</summary>
    /// <param name="handle">What the other user holds; null for what the first does.</param>
    public NativeObject Shared(OwnedHandle? handle = null) => new(Pointer, this, _depth, handle ?? _owner) { Owned = handle };

    /// <summary>Opens a call on it.</summary>
    /// <exception cref="ObjectDisposedException">It, or what it is a part of, is gone.</exception>
    public NativeCall Enter(bool throws, CallFiles files = default) => new(UsableOwner(), throws, files);

    /// <summary>Gets what must be kept open while the pointer is in use.</summary>
    /// <exception cref="ObjectDisposedException">It, or what it is a part of, is gone.</exception>
    public SafeHandle? UsableOwner()
    {
        if ((_gone ?? _root._gone) is { } why)
        {
            throw new ObjectDisposedException(objectName: null, why);
        }

        return _root.LostAbove(_depth) == _lostBefore
            ? _owner
            : throw new ObjectDisposedException(objectName: null, "What this is a part of has been changed since: get it again.");
    }

    /// <summary>Whether another is the same whole, or of the same whole.</summary>
    public bool SharesRootWith(NativeObject other) => ReferenceEquals(_root, other._root);

    /// <summary>Says that its parts may have been freed.</summary>
    public void LoseParts() => (_root._lost ??= new int[Depths + 1])[_depth]++;

    /// <summary>Says that it may be used no more.</summary>
    /// <param name="why">Told to who uses it nevertheless.</param>
    public void End(string why) => _gone ??= why;

    /// <summary>Frees it when it is its own.</summary>
    public void Dispose(string what)
    {
        Owned?.Dispose();
        End($"The {what} has been disposed of.");
    }

    private int LostAbove(int depth)
    {
        int lost = 0;
        for (int i = 0; _lost is not null && (i < depth || (depth == Depths && i == depth)); i++)
        {
            lost += _lost[i];
        }

        return lost;
    }
}
