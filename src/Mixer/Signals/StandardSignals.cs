using InstructMix.Core.Text;
using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Signals;

/// <summary>The signals that every recipe can name, in the order in which the documentation lists them.</summary>
public static class StandardSignals
{
    /// <summary>Makes them. What they need is loaded when the first value is computed.</summary>
    public static IReadOnlyList<Signal> Create()
    {
        var languages = new LanguageFinder();
        var tokens = new TokenCounter();
        return
        [
            new Signal.Word("Language", "the language of what people would read in the pair, as ISO 639-1 has it, such as `\"en\"`; empty where there is too little text", p => languages.Of(Prose.Of(p.Instruction) + "\n" + Prose.Of(p.Response))),
            Signal.Count.InBoth("Tokens", "how many tokens instruction and response have in the encoding o200k_base", tokens),
            new Signal.Count("Words", "how many words the response has: runs without white space", p => WordCounter.Count(p.Response)),
            new Signal.Count("Lines", "how many lines the response has that are not blank", p => Prose.Lines(p.Response)),
            new Signal.Count("CodeLines", "how many lines of the response are code: between fences, or Python by their look", p => Prose.CodeLines(p.Response)),
            new Signal.Flag("IsRefusal", "whether the response declines to do what is asked", p => RefusalDetector.IsRefusal(p.Response)),
            new Signal.Flag("NamesItself", "whether the response speaks of being a model or a program, of its training or of its maker", p => SelfDetector.NamesItself(p.Response)),
            Signal.Count.InBoth("Profanity", "how many profane words and slurs instruction and response have, in English", new ProfanityCounter()),
            Signal.Count.InBoth("Secrets", "how many keys, tokens and passwords instruction and response hold", new SensitiveCounter(SensitiveData.SecretsIn)),
            Signal.Count.InBoth("Emails", "how many e-mail addresses they hold", new SensitiveCounter(SensitiveData.In, FindingKind.Email)),
            Signal.Count.InBoth("Phones", "how many telephone numbers they hold", new SensitiveCounter(SensitiveData.In, FindingKind.Phone)),
            Signal.Count.InBoth("Addresses", "how many street addresses, post office boxes and public IP addresses they hold", new SensitiveCounter(SensitiveData.In, FindingKind.StreetAddress, FindingKind.IpAddress)),
        ];
    }
}
