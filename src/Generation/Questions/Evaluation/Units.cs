namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Units of measurement: which dimension they measure, and how large they are in it. Only units of one dimension are converted into each other.</summary>
internal static class Units
{
    public const string Length = "length", Mass = "mass", Volume = "volume", Area = "area", Time = "time", Months = "months", Speed = "speed", Percent = "percent",
        Pound = "pound", Ton = "ton", Celsius = "celsius", Fahrenheit = "fahrenheit", Degree = "degree", Times = "times";

    private const double Year = 12;

    // Words, in lower case and in the singular.
    private static readonly Dictionary<string, (string Dimension, double Factor)> Words = new(StringComparer.Ordinal)
    {
        ["millimetre"] = (Length, 0.001), ["millimeter"] = (Length, 0.001), ["centimetre"] = (Length, 0.01), ["centimeter"] = (Length, 0.01),
        ["metre"] = (Length, 1), ["meter"] = (Length, 1), ["kilometre"] = (Length, 1000), ["kilometer"] = (Length, 1000), ["inch"] = (Length, 0.0254),
        ["foot"] = (Length, 0.3048), ["feet"] = (Length, 0.3048), ["yard"] = (Length, 0.9144), ["mile"] = (Length, 1609.344), ["nautical mile"] = (Length, 1852),
        ["fathom"] = (Length, 1.8288), ["league"] = (Length, 4828.032),
        ["milligram"] = (Mass, 0.001), ["gram"] = (Mass, 1), ["gramme"] = (Mass, 1), ["kilogram"] = (Mass, 1000), ["kilogramme"] = (Mass, 1000), ["kilo"] = (Mass, 1000),
        ["tonne"] = (Mass, 1_000_000), ["ounce"] = (Mass, 28.349523125), ["stone"] = (Mass, 6350.29318), ["pound"] = (Pound, 1), ["ton"] = (Ton, 1),
        ["millilitre"] = (Volume, 0.001), ["milliliter"] = (Volume, 0.001), ["centilitre"] = (Volume, 0.01), ["litre"] = (Volume, 1), ["liter"] = (Volume, 1),
        ["gallon"] = ("gallon", 1), ["pint"] = ("pint", 1), ["cubic metre"] = (Volume, 1000), ["cubic meter"] = (Volume, 1000),
        ["square metre"] = (Area, 1), ["square meter"] = (Area, 1), ["square kilometre"] = (Area, 1e6), ["square kilometer"] = (Area, 1e6), ["hectare"] = (Area, 10_000),
        ["acre"] = (Area, 4046.8564224), ["square mile"] = (Area, 2589988.110336), ["square foot"] = (Area, 0.09290304), ["square feet"] = (Area, 0.09290304),
        ["millisecond"] = (Time, 0.001), ["second"] = (Time, 1), ["minute"] = (Time, 60), ["hour"] = (Time, 3600), ["day"] = (Time, 86_400), ["week"] = (Time, 604_800),
        ["fortnight"] = (Time, 1_209_600), ["month"] = (Months, 1), ["year"] = (Months, Year), ["decade"] = (Months, 10 * Year), ["century"] = (Months, 100 * Year),
        ["centuries"] = (Months, 100 * Year), ["kilometre per hour"] = (Speed, 1000 / 3600.0), ["kilometer per hour"] = (Speed, 1000 / 3600.0),
        ["mile per hour"] = (Speed, 1609.344 / 3600), ["metre per second"] = (Speed, 1), ["meter per second"] = (Speed, 1), ["knot"] = (Speed, 1852 / 3600.0),
        ["percent"] = (Percent, 1), ["per cent"] = (Percent, 1), ["degree celsius"] = (Celsius, 1), ["degree centigrade"] = (Celsius, 1),
        ["degree fahrenheit"] = (Fahrenheit, 1), ["degree"] = (Degree, 1), ["kelvin"] = ("kelvin", 1), ["dollar"] = ("dollar", 1), ["euro"] = ("euro", 1), ["yen"] = ("yen", 1),
        ["cent"] = ("cent", 1), ["penny"] = ("penny", 1), ["pence"] = ("penny", 1), ["crown"] = ("crown", 1), ["franc"] = ("franc", 1), ["rupee"] = ("rupee", 1),
        ["watt"] = ("power", 1), ["kilowatt"] = ("power", 1000), ["megawatt"] = ("power", 1e6), ["volt"] = ("voltage", 1), ["ampere"] = ("current", 1),
        ["hertz"] = ("frequency", 1), ["kilohertz"] = ("frequency", 1000), ["megahertz"] = ("frequency", 1e6), ["joule"] = ("energy", 1), ["calorie"] = ("calorie", 1),
        ["byte"] = ("data", 1), ["kilobyte"] = ("data", 1e3), ["megabyte"] = ("data", 1e6), ["gigabyte"] = ("data", 1e9), ["terabyte"] = ("data", 1e12), ["time"] = (Times, 1),
    };

    // Signs, with their capitals.
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["mm"] = "millimetre", ["cm"] = "centimetre", ["m"] = "metre", ["km"] = "kilometre", ["ft"] = "foot", ["yd"] = "yard", ["mi"] = "mile",
        ["nm"] = "nautical mile", ["mg"] = "milligram", ["g"] = "gram", ["kg"] = "kilogram", ["t"] = "tonne", ["oz"] = "ounce", ["lb"] = "pound", ["lbs"] = "pound",
        ["ml"] = "millilitre", ["mL"] = "millilitre", ["cl"] = "centilitre", ["l"] = "litre", ["L"] = "litre", ["ha"] = "hectare", ["ms"] = "millisecond", ["s"] = "second",
        ["sec"] = "second", ["secs"] = "second", ["min"] = "minute", ["mins"] = "minute", ["h"] = "hour", ["hr"] = "hour", ["hrs"] = "hour", ["yr"] = "year", ["yrs"] = "year",
        ["kph"] = "kilometre per hour", ["kmh"] = "kilometre per hour", ["mph"] = "mile per hour", ["kn"] = "knot", ["pct"] = "percent", ["W"] = "watt", ["kW"] = "kilowatt",
        ["MW"] = "megawatt", ["V"] = "volt", ["A"] = "ampere", ["Hz"] = "hertz", ["kHz"] = "kilohertz", ["MHz"] = "megahertz", ["J"] = "joule", ["kB"] = "kilobyte",
        ["KB"] = "kilobyte", ["MB"] = "megabyte", ["GB"] = "gigabyte", ["TB"] = "terabyte", ["USD"] = "dollar", ["EUR"] = "euro", ["GBP"] = "pound", ["K"] = "kelvin",
    };

    /// <summary>The unit that a word names, be it one or many of it; null for none.</summary>
    public static (string Dimension, double Factor)? OfWord(string word)
    {
        string folded = word.ToLowerInvariant();
        if (Words.TryGetValue(folded, out var unit)) return unit;
        if (folded.EndsWith("es", StringComparison.Ordinal) && Words.TryGetValue(folded[..^2], out unit)) return unit;
        return folded.EndsWith('s') && Words.TryGetValue(folded[..^1], out unit) ? unit : null;
    }

    /// <summary>The unit that a sign behind a number in digits names; null for none.</summary>
    public static (string Dimension, double Factor)? OfSign(string sign) => Signs.TryGetValue(sign, out string? word) ? Words[word] : null;

    /// <summary>The money that a mark before or behind a number names; null for none.</summary>
    public static (string Dimension, double Factor)? OfMoney(string mark) => mark switch
    {
        "$" => ("dollar", 1),
        "€" => ("euro", 1),
        "£" => (Pound, 1),
        "¥" => ("yen", 1),
        _ => null,
    };
}
