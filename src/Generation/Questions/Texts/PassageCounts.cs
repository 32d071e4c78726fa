namespace InstructMix.Generation.Questions.Texts;

/// <summary>What became of the texts.</summary>
/// <param name="Files">How many files there are.</param>
/// <param name="Texts">How many texts they hold that could be read.</param>
/// <param name="Unreadable">How many files or records could not be read.</param>
/// <param name="Cut">How many passages the texts were cut into.</param>
/// <param name="TooLong">How many sentences were left out because they alone are longer than a passage may be.</param>
/// <param name="TooShort">How many passages were dropped because they say too little.</param>
/// <param name="OtherLanguage">How many because they are not English.</param>
/// <param name="NearDuplicates">How many because one before says nearly the same.</param>
/// <param name="Kept">How many are left.</param>
public sealed record PassageCounts(int Files, int Texts, int Unreadable, int Cut, int TooLong, int TooShort, int OtherLanguage,
    int NearDuplicates, int Kept);
