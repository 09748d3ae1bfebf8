namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>What an algorithm's class declares, as plain values.</summary>
/// <param name="Namespace">The namespace as code, empty for the global one.</param>
/// <param name="Keyword">What kind of class it is: <c>class</c> or <c>record</c>.</param>
/// <param name="Class">The class's name, as code.</param>
/// <param name="Name">The name it is registered under.</param>
/// <param name="Description">What it does.</param>
/// <param name="Inputs">Its inputs in declared order.</param>
/// <param name="Services">What its constructor takes, as expressions on an <c>AlgorithmActivation</c> called <c>activation</c>.</param>
/// <param name="HasImplicitConstructor">Whether it has no constructor of its own, only the one the compiler adds.</param>
internal sealed record AlgorithmModel(
    string Namespace,
    string Keyword,
    string Class,
    string Name,
    string Description,
    EquatableArray<InputModel> Inputs,
    EquatableArray<ServiceModel> Services,
    bool HasImplicitConstructor);

/// <summary>One declared input.</summary>
/// <param name="Property">The property's name, as code.</param>
/// <param name="Name">The input's name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Type">What it may be.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Default">The default as text, empty where that is nothing; null where there is none or it is computed.</param>
/// <param name="Pattern">Which entries of <c>input/</c> are its own.</param>
/// <param name="IsForgotten">Whether it is null unless it is given, which its type denies: <c>required</c> was forgotten.</param>
internal sealed record InputModel(
    string Property,
    string Name,
    string Description,
    InputTypeModel Type,
    bool IsRequired,
    string? Default,
    string? Pattern,
    bool IsForgotten);

/// <summary>One parameter of the algorithm's constructor.</summary>
/// <param name="Expression">How it is made from an <c>AlgorithmActivation</c> called <c>activation</c>.</param>
internal sealed record ServiceModel(string Expression);
