using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Signals;

/// <summary>
/// Knows a response that speaks of itself as a model, a program or a product, in English. One that speaks about models, or about a maker, does not:
/// it has to say "I", "my" or "me" of what it is.
/// </summary>
internal static partial class SelfDetector
{
    // Far more than an answer has; what is longer is a book, which need not be searched to its end.
    private const int Beginning = 50_000;

    /// <summary>Whether it speaks of itself.</summary>
    /// <param name="response">The response.</param>
    public static bool NamesItself(string response) =>
        Names().IsMatch(Prose.Of(response.Length <= Beginning ? response : response[..Beginning]).Replace('’', '\''));

    [GeneratedRegex(
        """
        \b(
          # As an AI; being a language model.
          (as|being)\s+(just\s+|merely\s+|only\s+)?an?\s+((advanced|artificial|artificially|intelligent|large|helpful|harmless|honest|virtual|digital|text-based|computer-based|simple|mere)[\s,]+){0,6}
            (ai|a\.i\.|artificial\s+intelligence|language\s+model|llm|chat\s?bot|ai\s+\w+|virtual\s+assistant|digital\s+assistant|computer\s+program|machine\s+learning\s+model|bot)\b
            (?=[^.!?\n]{0,60}\b(i|my|me|i'm|i've)\b|\s*[,.]\s*(i|my)\b)
          # I am an AI, a chatbot, ChatGPT.
          | i(\s+am|'m|\s+was|\s+am\s+actually|'m\s+actually)\s+(really\s+|just\s+|only\s+|merely\s+|simply\s+|also\s+|still\s+|afraid\s+(that\s+)?i'm\s+)*an?\s+((advanced|artificial|artificially|intelligent|large|helpful|harmless|honest|virtual|digital|text-based|computer|simple|mere|new|conversational|open-source|open|friendly|smart|automated|trained|experimental|very)[\s,]+){0,6}
            (ai|a\.i\.|artificial\s+intelligence|language\s+model|llm|chat\s?bot|assistant\s+(made|created|trained|developed|built)|virtual\s+assistant|digital\s+assistant|computer\s+(program\b|system|assistant)|computer\b(?!\s+\w)|program\b(?!mer)|software\s+(program|agent)|machine\s+learning|machine\b(?!\s+(operator|shop))|neural\s+network|bot|robot)\b
          | i(\s+am|'m)\s+(called\s+|named\s+)?(chatgpt|gpt-?\d?|claude\b(?!'s)(?!\s+\w+(son|ski)?\b[^,.]*,)|bard\b(?!ian)|gemini\b(?=,?\s+(a|an|the)\s)|llama\s*\d?\b(?=,?\s+(a|an|the)\s)|copilot|siri|alexa\b(?=,)|open\s?assistant|vicuna|alpaca\s*(-\s*)?\d|mistral\b(?=,)|qwen|deepseek)
          | my\s+name\s+is\s+(chatgpt|claude,|bard,|assistant|openassistant|siri|cortana)
          | call\s+me\s+(chatgpt|assistant)
          # I was made by somebody; my makers.
          | i(\s+(was|am|have\s+been|was\s+originally)|'ve\s+been)\s+(recently\s+|specifically\s+|only\s+|originally\s+|not\s+)?(created|developed|trained|built|designed|programmed|made|fine-?tuned|released|deployed)\s+(and\s+\w+\s+)?(by|to\s+(be\s+(a|an|helpful|harmless|safe)|help\s+(people|users|answer)|assist|provide\s+(information|helpful|accurate)|generate|answer|respond|follow)|on\s+(a\s+|large|vast|lots|text|data|the\s+internet|information|publicly))
          | i'm\s+(created|developed|trained|programmed|designed)\s+(by|to|on)\b | i(\s+was|\s+am|'m|'ve\s+been|\s+have\s+been)\s+(not\s+)?programmed\s+to\b
          | (my|our)\s+(training\s+data|training\s+set|training\s+corpus|training\s+(ended|stopped|only|cut-?off|does|did|includes|included)|knowledge\s+cut-?\s?off|knowledge\s+(ends|stops|was\s+last)|programming\b(?!\s+(skills?|languages?|class|course|teacher|job|career|experience|project|homework|knowledge))|developers?\s+(at|have|has|did|made|trained|designed|programmed|gave|want)|creators?\s+(at|have|has|did|made|trained|designed|programmed|gave|want)|creators\s+are|neural\s+network|algorithms?\s+(do|does|don't|allow|allows)\b|content\s+polic(y|ies)|(safety|ethical|usage|openai)\s+(guidelines|policies))
          | (my|i\s+have\s+a)\s+knowledge\s+cut-?\s?off
          | (at|by)\s+(openai|anthropic)[^.]{0,20}\b(trained|created|made|built|designed|developed)\s+me\b
          | (openai|anthropic|google|meta|microsoft|deepmind|laion|mistral\s+ai|my\s+(creators|developers|makers|programmers|engineers))\s+(has\s+|have\s+)?(trained|created|made|built|designed|developed|programmed|deployed)\s+me\b
          # I lack what people have.
          | i\s+(don't|do\s+not|can't|cannot|am\s+not\s+able\s+to|'m\s+not\s+able\s+to)\s+(actually\s+|really\s+|truly\s+|personally\s+)?(have|feel|possess|experience)\s+(any\s+)?(a\s+physical|a\s+body|physical\s+(form|body)|human\s+(feelings|emotions)|personal\s+(opinions?|beliefs?|experiences?|preferences?|feelings?|emotions?)|feelings\s+or|emotions\b(?=\s*(,|\.|or|like|as|the\s+way|because\s+i))|consciousness|real-?time\s+(access|data|information)|access\s+to\s+(the\s+internet|real-?time|current\s+(events|data|information)|your\s+personal))
          | i(\s+am|'m)\s+(not\s+(a\s+)?(real\s+|actual\s+)?(human|person|people|human\s+being|conscious|sentient|alive)\b(?!\s+(resources|rights|who|that|to|of|with)))
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Names();
}
