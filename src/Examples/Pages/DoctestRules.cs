namespace InstructMix.Examples.Pages;

/// <summary>Whose rules a page's sessions follow, where Python's <c>doctest</c> and Sphinx' differ.</summary>
public enum DoctestRules
{
    /// <summary>Sphinx' for a page that has one of its directives, Python's for others.</summary>
    Auto,

    /// <summary>Those of <c>python -m doctest</c>: no option is set, a page has one namespace, and what a block prints does not matter.</summary>
    Python,

    /// <summary>Those of <c>sphinx.ext.doctest</c>: its options are set, groups have namespaces of their own, and <c>testoutput</c> is compared.</summary>
    Sphinx,
}
