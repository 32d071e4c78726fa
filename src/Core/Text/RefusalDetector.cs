using System.Text.RegularExpressions;

namespace InstructMix.Core.Text;

/// <summary>
/// Knows a response that declines to do what is asked, in English. A refusal says so near its beginning, and of itself: somebody who cannot wait, or
/// tells another what not to do, does not refuse.
/// </summary>
public static partial class RefusalDetector
{
    private const int Beginning = 400;

    /// <summary>Whether it declines.</summary>
    /// <param name="response">The response.</param>
    public static bool IsRefusal(string response)
    {
        string text = (response.Length <= Beginning ? response : response[..Beginning]).Replace('’', '\'');
        return Refuses().IsMatch(text);
    }

    [GeneratedRegex(
        """
        (^|[^\w'"])(
          # I can't help, I'm not able to provide, we are unable to assist: with a verb of doing something for somebody.
          (i|we)(\s+(really|simply|just|unfortunately|therefore|also|certainly|definitely|absolutely|personally|am\s+afraid\s+(that\s+)?i|'m\s+afraid\s+(that\s+)?i))?\s*
            ((\s|^)(can't|cannot|can\s+not|couldn't|could\s+not|won't|will\s+not|wouldn't|(am|are)\s+unable\s+to|(am|are)\s+not\s+able\s+to|am\s+not\s+going\s+to|am\s+not\s+allowed\s+to|am\s+not\s+permitted\s+to|am\s+not\s+willing\s+to|refuse\s+to|must\s+decline\s+to|have\s+to\s+decline\s+to|don't\s+want\s+to|do\s+not\s+want\s+to|'d\s+rather\s+not|would\s+rather\s+not|shouldn't|should\s+not)
            |'(m|re)\s+(unable\s+to|not\s+able\s+to|not\s+going\s+to|not\s+allowed\s+to|not\s+permitted\s+to|not\s+willing\s+to|not\s+designed\s+to|not\s+programmed\s+to)|'d\s+(rather|prefer)\s+not(\s+to)?|'ll\s+not)
            (\s+(really|actually|in\s+good\s+conscience|ethically|legally|possibly|be\s+able\s+to|ever|currently|directly|be))?\s+
            (help(?-x: (you|with|anyone|him|her|them|plan|create|write|someone)\b| ?[.,!;]| ?$)|helping|assist|assisting|provide|providing|comply|complying|fulfill?|engage|participate|support\s+(that|this|you|your|any)|encourage|condone|promote|endorse|discuss|
             answer|respond|share\s+(that|this|any|information|instructions|details|personal)|generate|produce|create|write|give\s+(you\s+)?(that|this|any|advice|instructions|information|details|specific|legal|medical|directions|tips|out)|
             tell\s+you\s+(how|that|where|what|about|any)|offer\s+(you\s+)?(any|advice|instructions|information|guidance|that)|recommend\s+(that\s+you|doing|any(?!thing\s+more)|using|ways)|
             advise\s+(you\s+)?(on|to|how)|teach\s+you|show\s+you\s+how|talk\s+about|do\s+(that|this|so|it)\b|make\s+(that|this|jokes|a\s+joke|such|any)|suggest\s+(any|ways|that\s+you|how)|speculate|participate|facilitate|carry\s+out|perform\s+(that|this|any)|access|browse|open\s+(links|files|that|this))
          # I don't feel comfortable, it would not be appropriate.
          | i\s+(don't|do\s+not|wouldn't|would\s+not)\s+(feel|be|think\s+i\s+(should|can|would\s+feel))\s+(comfortable|right)\s*(with|about|helping|giving|answering|doing|providing|discussing|writing|telling|sharing|saying|making|,|\.)?
          | i('m|\s+am)\s+(not|un)\s*comfortable\s+(with|about|helping|giving|answering|doing|providing|discussing|writing|telling|sharing|saying|making)
          | i\s+(don't|do\s+not)\s+think\s+(that\s+)?i\s+(can|could|should|want\s+to|would\s+want\s+to|'m\s+able\s+to|am\s+able\s+to)\s+(help|assist|answer|do\s+that|do\s+this|provide|tell|give|share|write|discuss)
          | (i|we)\s*(must|have\s+to|need\s+to|will\s+have\s+to|'ll\s+have\s+to|('m|\s+am)\s+going\s+to\s+have\s+to|respectfully|politely)\s+(respectfully\s+|politely\s+)?(decline|refuse)
          | i\s+(decline|refuse)\s+to\b
          | it('s|\s+is|\s+would\s+be|\s+would\s+not\s+be|\s+wouldn't\s+be|'s\s+not|\s+is\s+not)\s+(not\s+)?(inappropriate|appropriate|unethical|ethical|irresponsible|responsible|against\s+my\s+(guidelines|policy|policies|programming|principles))\s+(for\s+me\s+to|of\s+me\s+to)
          | (that|this|it|doing\s+so)('s|\s+is|\s+would\s+be|\s+goes)\s+against\s+my\s+(guidelines|policy|policies|programming|principles|values|rules)
          | my\s+(guidelines|policies|policy|programming|rules)\s+(do\s+not|don't|does\s+not|doesn't|prevents?|prohibits?|forbids?)\s
          | (your|this|that)\s+request\s+(violates|goes\s+against|is\s+against|can(not|'t)\s+be\s+(fulfilled|completed|processed))
          | (i'm\s+sorry|i\s+am\s+sorry|sorry|i\s+apologi[sz]e)\s*[,.]?\s*(but\s+)?(that's|that\s+is|this\s+is)\s+(not\s+)?something\s+(that\s+)?i\s*('m|\s+am|\s+can|\s+can't|\s+cannot|\s+won't|\s+will)
          | (that's|that\s+is|this\s+is)\s+(not\s+something\s+(that\s+)?i\s*(can|will|'m\s+able|am\s+able|'m\s+willing|want|'m\s+comfortable)|something\s+(that\s+)?i\s*(can't|cannot|won't|will\s+not|'m\s+not|am\s+not))
          | i('m|\s+am)\s+(really\s+|very\s+|so\s+)?sorry\s*,?\s+(but\s+)?i\s+(can't|cannot|can\s+not|won't|am\s+unable)\b(?!\s+(believe|wait|imagine|hear|understand|see|find|remember|tell\s+(for|if|from)|quite))
          | i\s+(have\s+no|don't\s+have\s+(any|the))\s+(intention|desire)\s+(of|to)\s+(help|assist|do|writ|provid|answer)
        )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Refuses();
}
