namespace InstructMix.Tests.Shared.Questions;

/// <summary>Names that nobody else has, the same in every run.</summary>
internal static class WorldNames
{
    private static readonly string[] Heads = ["Vel", "Dor", "Tam", "Kes", "Bru", "Ost", "Lir", "Pel", "Nor", "Sar", "Mar", "Fen", "Gal", "Hol", "Ist", "Jor", "Kol", "Lun", "Mer", "Ner", "Orl", "Quil", "Ras", "Tess"];
    private static readonly string[] Tails = ["mora", "rin", "ble", "vik", "ath", "una", "ost", "grove", "dale", "ivar", "oth", "elle", "igan", "umbra", "ara", "isk", "owen", "und", "aster", "ilde"];
    private static readonly string[] First = ["Ilva", "Tomas", "Maret", "Ansel", "Odile", "Berta", "Joren", "Selma", "Rurik", "Petra", "Alwin", "Dagny", "Corin", "Hanne", "Lasse", "Mirta", "Nilo", "Orsa", "Pavel", "Runa", "Stig", "Tova", "Ulf", "Vera"];
    private static readonly string[] LastHeads = ["Ren", "Kor", "Sol", "Bran", "March", "Lind", "Hax", "Tor", "Wes", "Zab", "Yst", "Drag", "Eck", "Fjor", "Gram", "Hjel"];
    private static readonly string[] LastTails = ["nik", "heim", "dt", "etti", "quist", "berg", "sen", "ova", "ley", "anto", "mark", "ström", "eau", "wick"];

    /// <summary>A place; the first 480 differ.</summary>
    public static string Place(int number) => Heads[number % Heads.Length] + Tails[number / Heads.Length % Tails.Length];

    /// <summary>A person; the first few thousand differ in their last names, in pairs.</summary>
    public static string Person(int number) => $"{First[(number * 7) % First.Length]} {LastHeads[number % LastHeads.Length]}{LastTails[number / LastHeads.Length % LastTails.Length]}{(number / 224) switch { 0 => "", 1 => "er", 2 => "o", _ => "is" }}";

    /// <summary>A date.</summary>
    public static DateOnly Date(int number) => new DateOnly(1811, 1, 9).AddDays(number * 131);
}
