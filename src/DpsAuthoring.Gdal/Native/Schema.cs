namespace OSGeo.Native;

/// <summary>
/// What is known here of one of libgdal's feature definitions. A feature has one value a field, laid out when it was made; libgdal reads
/// past their end when the fields of its definition are changed meanwhile. So the features alive are counted.
/// </summary>
internal sealed class Schema
{
    private static readonly Dictionary<nint, Schema> s_known = [];
    private readonly nint _definition;
    private int _users;
    private int _features;

    private Schema(nint definition)
    {
        _definition = definition;
        Native = new NativeObject(definition, owner: null);
    }

    /// <summary>Gets the whole that field definitions are parts of.</summary>
    public NativeObject Native { get; }

    /// <summary>Gets a definition to use, kept until the handle is released.</summary>
    public static OwnedHandle Use(nint definition, out Schema schema)
    {
        Schema used = Take(definition, features: 0);
        schema = used;
        return new OwnedHandle(definition, _ => used.Leave(features: 0));
    }

    /// <summary>Owns a feature.</summary>
    public static OwnedHandle OfFeature(nint feature)
    {
        Schema schema = Take(LibGdal.OGR_F_GetDefnRef(feature), features: 1);
        int fields = LibGdal.OGR_F_GetFieldCount(feature);
        return new OwnedHandle(feature, pointer =>
        {
            // Fields that something else changed (a transaction taken back): a few bytes lost are better than a crash.
            if (LibGdal.OGR_F_GetFieldCount(pointer) == fields)
            {
                LibGdal.OGR_F_Destroy(pointer);
            }

            schema.Leave(features: 1);
        });
    }

    /// <summary>Changes the fields of a definition, unless a feature of it is in use.</summary>
    /// <exception cref="InvalidOperationException">One is.</exception>
    public static int Change(nint definition, Func<int> change)
    {
        Schema schema = Take(definition, features: 0);
        try
        {
            if (Volatile.Read(ref schema._features) > 0)
            {
                // Those that nobody holds any more are freed by their finalizers.
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            return Volatile.Read(ref schema._features) is var features and > 0
                ? throw new InvalidOperationException(
                    $"{features} feature(s) with these fields are in use: dispose of them before the fields are changed.")
                : change();
        }
        finally
        {
            lock (s_known)
            {
                schema.Native.LoseParts();
            }

            schema.Leave(features: 0);
        }
    }

    /// <summary>Does what may change the fields of several definitions.</summary>
    public static int ChangeAll(ReadOnlySpan<nint> definitions, Func<int> change)
    {
        Func<int> all = change;
        foreach (nint definition in definitions)
        {
            Func<int> inner = all;
            all = () => Change(definition, inner);
        }

        return all();
    }

    private static Schema Take(nint definition, int features)
    {
        lock (s_known)
        {
            if (!s_known.TryGetValue(definition, out Schema? schema))
            {
                schema = new Schema(definition);
                s_known.Add(definition, schema);
                _ = LibGdal.OGR_FD_Reference(definition);
            }

            schema._users++;
            schema._features += features;
            return schema;
        }
    }

    private void Leave(int features)
    {
        lock (s_known)
        {
            _features -= features;
            if (--_users == 0)
            {
                _ = s_known.Remove(_definition);
                LibGdal.OGR_FD_Release(_definition);
            }
        }
    }
}
