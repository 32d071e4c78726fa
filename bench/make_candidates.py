"""Writes candidates.jsonl: small functions with assertions, of the size and kind of a benchmark's reference solutions.

Each family is a task in several versions that differ in what has to be computed. The expected values are what the function
gives on the inputs here; the bench measures how fast such candidates run, not whether anybody can write them.

    python3 bench/make_candidates.py > bench/candidates.jsonl
"""

import json

FAMILIES = []


def family(name, ask, code, versions, *inputs):
    """A task: names, words and code with {a}, {b} … in them, one dict for each version, and argument tuples to try."""
    FAMILIES.append((name, ask, code, versions, inputs))


def each(**names):
    """Versions: the values of each name go together."""
    return [dict(zip(names, values)) for values in zip(*names.values())]


family("count_{a}", "Count the {a} in a text.", """
def count_{a}(text: str) -> int:
    \"\"\"How many {a} the text holds.\"\"\"
    return sum(1 for letter in text if {b})
""", each(a=["vowels", "digits", "capitals", "spaces"], b=["letter.lower() in 'aeiou'", "letter.isdigit()", "letter.isupper()", "letter == ' '"]),
       ("",), ("The 3 Owls of 1984",), ("AEIOU aeiou",), ("12 24 36",))

family("{a}_of_digits", "Give the {a} of the decimal digits of a number.", """
def {a}_of_digits(number: int) -> int:
    \"\"\"The {a} of the digits of a number; its sign does not matter.\"\"\"
    result = {b}
    for digit in str(abs(number)):
        result = {c}
    return result
""", each(a=["sum", "product", "maximum", "minimum"], b=["0", "1", "0", "9"], c=["result + int(digit)", "result * int(digit)", "max(result, int(digit))", "min(result, int(digit))"]),
       (0,), (7,), (1234,), (-905,), (99999,))

family("rotate_{a}_by_{n}", "Rotate a list by {n} places to the {a}.", """
def rotate_{a}_by_{n}(items: list) -> list:
    \"\"\"The items, moved {n} places to the {a}; what falls off comes in at the other end.\"\"\"
    if not items:
        return []
    shift = {n} % len(items)
    return {c}
""", each(a=["left", "right", "left"], n=[1, 2, 3], c=["items[shift:] + items[:shift]", "items[-shift:] + items[:-shift] if shift else list(items)", "items[shift:] + items[:shift]"]),
       ([],), ([1],), ([1, 2, 3, 4, 5],), (["a", "b"],), ([[1], [2], [3]],))

family("fibonacci_like_{a}_{b}", "Give the first terms of the sequence that begins with {a}, {b} and goes on with sums of the last two.", """
def fibonacci_like_{a}_{b}(count: int) -> list:
    \"\"\"The first `count` terms.\"\"\"
    terms = [{a}, {b}]
    while len(terms) < count:
        terms.append(terms[-1] + terms[-2])
    return terms[:count]
""", each(a=[0, 2, 1, 3], b=[1, 1, 3, 5]), (0,), (1,), (2,), (10,), (30,))

family("primes_{a}", "List the primes {a} a limit{b}.", """
def primes_{a}(limit: int) -> list:
    \"\"\"Found with a sieve.\"\"\"
    if limit < 2:
        return []
    sieve = [True] * (limit + 1)
    sieve[0] = sieve[1] = False
    for number in range(2, int(limit ** 0.5) + 1):
        if sieve[number]:
            for multiple in range(number * number, limit + 1, number):
                sieve[multiple] = False
    return [number for number, prime in enumerate(sieve) if prime{c}]
""", each(a=["up_to", "below", "odd_up_to", "ending_in_seven_up_to"], b=["", "", ", without 2", " that end in 7"], c=["", " and number < limit", " and number % 2", " and number % 10 == 7"]),
       (1,), (2,), (30,), (97,), (200,))

family("{a}_common_divisor", "Give the {a} common divisor greater than 1 of two numbers, or 1.", """
def {a}_common_divisor(first: int, second: int) -> int:
    \"\"\"1 where they have none but 1.\"\"\"
    found = 1
    for divisor in range(2, min(first, second) + 1):
        if first % divisor == 0 and second % divisor == 0:
            found = divisor
            {b}
    return found
""", each(a=["greatest", "smallest"], b=["continue", "break"]), (12, 18), (7, 13), (100, 75), (64, 48), (1, 9))

family("is_{a}", "Say whether a text is {b}.", """
def is_{a}(text: str) -> bool:
    \"\"\"True where the text is {b}.\"\"\"
    letters = [letter for letter in text.lower() if letter.isalpha()]
    return {c}
""", each(a=["palindrome", "pangram", "isogram", "ascending"],
          b=["the same read backwards, letters alone", "one that has every letter from a to z", "without a letter twice", "one whose letters come in the order of the alphabet"],
          c=["letters == letters[::-1]", "set('abcdefghijklmnopqrstuvwxyz') <= set(letters)", "len(letters) == len(set(letters))", "letters == sorted(letters)"]),
       ("",), ("A man, a plan, a canal: Panama",), ("The quick brown fox jumps over the lazy dog",), ("abc",), ("Hello",))

family("group_by_{a}", "Group words by their {a}.", """
def group_by_{a}(words: list) -> dict:
    \"\"\"Lists of words under their {a}, in the order in which they came.\"\"\"
    groups = {{}}
    for word in words:
        groups.setdefault({b}, []).append(word)
    return groups
""", each(a=["length", "first_letter", "last_letter", "vowel_count"], b=["len(word)", "word[:1]", "word[-1:]", "sum(letter in 'aeiou' for letter in word)"]),
       ([],), (["one", "two", "three", "four"],), (["apple", "avocado", "banana", "blueberry"],), (["", "a"],))

family("running_{a}", "Give the running {a} of a list of numbers.", """
def running_{a}(numbers: list) -> list:
    \"\"\"For each place, the {a} of the numbers up to it.\"\"\"
    result = []
    for number in numbers:
        result.append({b} if result else number)
    return result
""", each(a=["sum", "maximum", "minimum", "product"], b=["result[-1] + number", "max(result[-1], number)", "min(result[-1], number)", "result[-1] * number"]),
       ([],), ([5],), ([3, 1, 4, 1, 5, 9, 2, 6],), ([-1, -2, 3],), ([0, 7, 0],))

family("caesar_{n}", "Shift the letters of a text by {n} in the alphabet.", """
def caesar_{n}(text: str) -> str:
    \"\"\"What is no letter stays as it is.\"\"\"
    result = []
    for letter in text:
        if letter.isascii() and letter.isalpha():
            base = ord("a") if letter.islower() else ord("A")
            letter = chr((ord(letter) - base + {n}) % 26 + base)
        result.append(letter)
    return "".join(result)
""", each(n=[1, 3, 13, 25]), ("",), ("Hello, World!",), ("xyz XYZ",), ("123",))

family("to_base_{n}", "Write a number in base {n}.", """
def to_base_{n}(number: int) -> str:
    \"\"\"Digits of base {n}, the highest first.\"\"\"
    if number == 0:
        return "0"
    digits = []
    value = abs(number)
    while value:
        value, digit = divmod(value, {n})
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
    return ("-" if number < 0 else "") + "".join(reversed(digits))
""", each(n=[2, 7, 12, 36]), (0,), (1,), (255,), (-100,), (123456789,))

family("from_base_{n}", "Read a number that is written in base {n}.", """
def from_base_{n}(text: str) -> int:
    \"\"\"ValueError for a digit that base {n} does not have.\"\"\"
    value = 0
    for letter in text.lower():
        digit = "0123456789abcdefghijklmnopqrstuvwxyz".find(letter)
        if not 0 <= digit < {n}:
            raise ValueError(letter)
        value = value * {n} + digit
    return value
""", each(n=[2, 8, 16]), ("0",), ("101",), ("110111",), ("1" * 20,))

family("{a}_matrix", "Give the {a} of a matrix.", """
def {a}_matrix(rows: list) -> list:
    \"\"\"The matrix is a list of rows of equal length.\"\"\"
    return {b}
""", each(a=["transposed", "mirrored", "flipped", "turned"],
          b=["[list(column) for column in zip(*rows)]", "[row[::-1] for row in rows]", "[list(row) for row in rows[::-1]]", "[list(column) for column in zip(*rows[::-1])]"]),
       ([],), ([[1]],), ([[1, 2], [3, 4]],), ([[1, 2, 3], [4, 5, 6]],))

family("merge_{a}", "Merge two {b} lists into one.", """
def merge_{a}(first: list, second: list) -> list:
    \"\"\"Both are {b}, and so is the result.\"\"\"
    result = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] {c} second[j]:
            result.append(first[i])
            i += 1
        else:
            result.append(second[j])
            j += 1
    return result + first[i:] + second[j:]
""", each(a=["ascending", "descending"], b=["ascending", "descending"], c=["<=", ">="]), ([], []), ([1], []), ([2, 2], [2]), ([], [3, 3]))

family("{a}_sort", "Sort numbers by {b}.", """
def {a}_sort(numbers: list) -> list:
    \"\"\"A new list; the one that was given stays as it is.\"\"\"
    items = list(numbers)
{c}
    return items
""", each(a=["insertion", "selection", "bubble", "gnome"], b=["insertion", "selection", "bubbling", "stepping back"], c=[
    "    for i in range(1, len(items)):\n        j = i\n        while j > 0 and items[j - 1] > items[j]:\n            items[j - 1], items[j] = items[j], items[j - 1]\n            j -= 1",
    "    for i in range(len(items)):\n        least = min(range(i, len(items)), key=items.__getitem__)\n        items[i], items[least] = items[least], items[i]",
    "    for end in range(len(items) - 1, 0, -1):\n        for i in range(end):\n            if items[i] > items[i + 1]:\n                items[i], items[i + 1] = items[i + 1], items[i]",
    "    i = 0\n    while i < len(items):\n        if i == 0 or items[i - 1] <= items[i]:\n            i += 1\n        else:\n            items[i - 1], items[i] = items[i], items[i - 1]\n            i -= 1",
]), ([],), ([1],), ([3, 1, 2],), ([5, 4, 3, 2, 1],), ([2, 2, 1, 1],), ([7, -3, 0, 22, 5, -3],))

family("{a}_of_list", "Give the {a} of a list of numbers.", """
def {a}_of_list(numbers: list) -> float:
    \"\"\"0.0 for an empty list.\"\"\"
    if not numbers:
        return 0.0
    {b}
""", each(a=["mean", "median", "range", "variance"], b=[
    "return sum(numbers) / len(numbers)",
    "items = sorted(numbers)\n    middle = len(items) // 2\n    return float(items[middle]) if len(items) % 2 else (items[middle - 1] + items[middle]) / 2",
    "return float(max(numbers) - min(numbers))",
    "mean = sum(numbers) / len(numbers)\n    return sum((number - mean) ** 2 for number in numbers) / len(numbers)",
]), ([],), ([4],), ([1, 2, 3, 4],), ([10, -10, 5],))

family("{a}_brackets", "{b}.", """
def {a}_brackets(text: str):
    \"\"\"Round, square and curly ones; everything else is passed over.\"\"\"
    pairs = {{")": "(", "]": "[", "}}": "{{"}}
    stack = []
    deepest = 0
    for place, letter in enumerate(text):
        if letter in pairs.values():
            stack.append(letter)
            deepest = max(deepest, len(stack))
        elif letter in pairs:
            if not stack or stack.pop() != pairs[letter]:
                return {c}
    return {d}
""", each(a=["balanced", "nesting_of", "first_wrong"], b=["Say whether the brackets of a text are balanced", "Say how deep the brackets of a text nest, -1 where they do not match", "Give the place of the first closing bracket that matches none, -1 where there is none"],
          c=["False", "-1", "place"], d=["not stack", "deepest if not stack else -1", "-1"]),
       ("",), ("([]{})",), ("(]",), ("((x) + [y])",), ("(((",), (")",))

family("encode_{a}", "Encode a text {b}.", """
def encode_{a}(text: str) -> str:
    \"\"\"Runs of the same letter become {b}.\"\"\"
    result = []
    place = 0
    while place < len(text):
        end = place
        while end < len(text) and text[end] == text[place]:
            end += 1
        result.append({c})
        place = end
    return "".join(result)
""", each(a=["runs", "long_runs", "run_pairs"], b=["as letter and length", "as letter and length where they are longer than one", "as length and letter with a point after each"],
          c=["text[place] + str(end - place)", "text[place] + (str(end - place) if end - place > 1 else '')", "'%d%s.' % (end - place, text[place])"]),
       ("",), ("a",), ("aaabbc",), ("abab",), ("zzzzzzzzzzzz",))

family("{a}_subsequence", "Give the length of the longest {b} subsequence.", """
def {a}_subsequence(numbers: list) -> int:
    \"\"\"It need not be in one piece.\"\"\"
    best = [1] * len(numbers)
    for i, number in enumerate(numbers):
        for j in range(i):
            if {c}:
                best[i] = max(best[i], best[j] + 1)
    return max(best, default=0)
""", each(a=["increasing", "decreasing", "dividing", "alternating_sign"], b=["increasing", "decreasing", "chain of divisors", "sign-alternating"],
          c=["numbers[j] < number", "numbers[j] > number", "numbers[j] and number % numbers[j] == 0", "numbers[j] * number < 0"]),
       ([],), ([1],), ([3, 1, 4, 1, 5, 9, 2, 6],), ([9, 7, 5],), ([1, -2, 3, -4, 5],), ([2, 4, 8, 3, 16],))

family("edit_distance_{a}", "Give the edit distance of two texts{b}.", """
def edit_distance_{a}(first: str, second: str) -> int:
    \"\"\"Insertions, deletions and replacements{b}.\"\"\"
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        last, row = row, [i]
        for j, b in enumerate(second, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + ({c} if a != b else 0)))
    return row[-1]
""", each(a=["plain", "without_replacing"], b=["", ", where a replacement counts as two"], c=["1", "2"]), ("", ""), ("kitten", "sitting"), ("abc", ""), ("flaw", "lawn"))

family("common_{a}", "Give the length of the longest common {a} of two texts.", """
def common_{a}(first: str, second: str) -> int:
    \"\"\"0 where they share nothing.\"\"\"
    {b}
""", each(a=["prefix", "suffix", "substring", "subsequence_of"], b=[
    "count = 0\n    for a, b in zip(first, second):\n        if a != b:\n            break\n        count += 1\n    return count",
    "count = 0\n    while count < min(len(first), len(second)) and first[-1 - count] == second[-1 - count]:\n        count += 1\n    return count",
    "best = 0\n    for i in range(len(first)):\n        for j in range(i + best + 1, len(first) + 1):\n            if first[i:j] in second:\n                best = j - i\n    return best",
    "table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]\n    for i, a in enumerate(first):\n        for j, b in enumerate(second):\n            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])\n    return table[-1][-1]",
]), ("", ""), ("flower", "flow"), ("testing", "resting"), ("abcde", "ace"), ("xyz", "abc"))

family("split_every_{n}", "Cut a list into pieces of {n}.", """
def split_every_{n}(items: list) -> list:
    \"\"\"The last piece may be shorter.\"\"\"
    return [items[start:start + {n}] for start in range(0, len(items), {n})]
""", each(n=[2, 3, 4]), ([],), ([1],), ([1, 2, 3, 4, 5, 6, 7],), (list("abcdef"),))

family("sum_of_multiples_of_{a}_or_{b}", "Add up the numbers below a limit that {a} or {b} divides.", """
def sum_of_multiples_of_{a}_or_{b}(limit: int) -> int:
    \"\"\"Numbers that both divide count once.\"\"\"
    total = 0
    for number in range(limit):
        if number % {a} == 0 or number % {b} == 0:
            total += number
    return total
""", each(a=[3, 4, 7], b=[5, 6, 9]), (0,), (10,), (100,), (1000,))

family("fizz_{a}_{b}", "Count to a number with fizz for multiples of {a} and buzz for multiples of {b}.", """
def fizz_{a}_{b}(count: int) -> list:
    \"\"\"Texts from 1 to `count`; fizzbuzz where both divide.\"\"\"
    result = []
    for number in range(1, count + 1):
        word = ("fizz" if number % {a} == 0 else "") + ("buzz" if number % {b} == 0 else "")
        result.append(word or str(number))
    return result
""", each(a=[3, 2, 4], b=[5, 7, 6]), (0,), (5,), (15,), (28,))

family("collatz_{a}", "Follow the Collatz sequence from a number to 1 and give its {a}.", """
def collatz_{a}(number: int) -> int:
    \"\"\"An even number is halved, an odd one tripled and one added.\"\"\"
    seen = [number]
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        seen.append(number)
    return {b}
""", each(a=["length", "peak", "odd_steps"], b=["len(seen)", "max(seen)", "sum(value % 2 for value in seen) - 1"]), (1,), (2,), (7,), (27,), (97,))

family("roman_{a}", "{b}.", """
def roman_{a}(value):
    \"\"\"From 1 to 3999.\"\"\"
    signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    {c}
""", each(a=["write"], b=["Write a number in Roman numerals"], c=[
    "result = ''\n    for worth, sign in signs:\n        while value >= worth:\n            result += sign\n            value -= worth\n    return result"]),
       (1,), (4,), (1994,), (2026,), (3999,))

family("roman_{a}", "{b}.", """
def roman_{a}(value):
    \"\"\"From I to MMMCMXCIX.\"\"\"
    worth = {{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}}
    {c}
""", each(a=["read", "length_after_reading"], b=["Read Roman numerals", "Say how many decimal digits a Roman number has"], c=[
    "total = 0\n    for sign, after in zip(value, value[1:] + ' '):\n        total += -worth[sign] if worth.get(after, 0) > worth[sign] else worth[sign]\n    return total",
    "total = 0\n    for sign, after in zip(value, value[1:] + ' '):\n        total += -worth[sign] if worth.get(after, 0) > worth[sign] else worth[sign]\n    return len(str(total))"]),
       ("I",), ("IX",), ("MCMXCIV",), ("MMXXVI",))

family("{a}_words", "Give the words of a text {b}.", """
def {a}_words(text: str) -> list:
    \"\"\"Words are what stands between spaces.\"\"\"
    words = text.split()
    return {c}
""", each(a=["reversed", "sorted", "unique", "longest", "short"], b=["in reverse order", "sorted without regard to case", "each once, as they first come", "that are the longest", "of at most three letters"],
          c=["words[::-1]", "sorted(words, key=str.lower)", "list(dict.fromkeys(words))", "[word for word in words if len(word) == max(map(len, words))]", "[word for word in words if len(word) <= 3]"]),
       ("",), ("one",), ("the cat and the hat",), ("  Zebra apple   Mango ",))

family("{a}_case", "Write a name of several words in {a} case.", """
def {a}_case(words: str) -> str:
    \"\"\"The words stand between spaces.\"\"\"
    parts = words.lower().split()
    return {b}
""", each(a=["snake", "kebab", "pascal", "camel"], b=["'_'.join(parts)", "'-'.join(parts)", "''.join(part.capitalize() for part in parts)", "''.join(part.capitalize() if place else part for place, part in enumerate(parts))"]),
       ("",), ("hello world",), ("One TWO three",), ("single",))

family("{a}_of_two_sets", "Give the {a} of two lists as a sorted list without doubles.", """
def {a}_of_two_sets(first: list, second: list) -> list:
    \"\"\"The lists are taken as sets.\"\"\"
    return sorted(set(first) {b} set(second))
""", each(a=["union", "intersection", "difference", "symmetric_difference"], b=["|", "&", "-", "^"]), ([], []), ([1, 2, 2], [2, 3]), ([5], [5]), ([3, 1], []))

family("binary_search_{a}", "Find {b} in a sorted list by halving.", """
def binary_search_{a}(items: list, value) -> int:
    \"\"\"Gives its index{c}.\"\"\"
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] {d} value:
            low = middle + 1
        else:
            high = middle
    return {e}
""", each(a=["exact", "first_not_less", "first_greater"], b=["a value", "the first item that is not less than a value", "the first item that is greater than a value"],
          c=[", -1 where it is not there", ", the length where there is none", ", the length where there is none"], d=["<", "<", "<="],
          e=["low if low < len(items) and items[low] == value else -1", "low", "low"]),
       ([], 1), ([1, 3, 5, 7], 5), ([1, 3, 5, 7], 4), ([2, 2, 2], 2), ([1, 2], 9))

family("{a}_neighbours", "Give the {a} of neighbouring numbers in a list.", """
def {a}_neighbours(numbers: list) -> list:
    \"\"\"One value less than there are numbers.\"\"\"
    return [{b} for left, right in zip(numbers, numbers[1:])]
""", each(a=["differences_of", "sums_of", "products_of", "larger_of"], b=["right - left", "left + right", "left * right", "max(left, right)"]), ([],), ([4],), ([1, 4, 9, 16],), ([-2, 0, 2],))

family("change_{a}", "Count the ways to pay an amount in {b}.", """
def change_{a}(amount: int) -> int:
    \"\"\"The order of the coins does not matter.\"\"\"
    ways = [1] + [0] * amount
    for coin in {c}:
        for value in range(coin, amount + 1):
            ways[value] += ways[value - coin]
    return ways[amount]
""", each(a=["cents", "small", "odd"], b=["cents of 1, 2, 5, 10, 20 and 50", "coins of 1, 2 and 5", "coins of 3, 5 and 7"], c=["(1, 2, 5, 10, 20, 50)", "(1, 2, 5)", "(3, 5, 7)"]), (0,), (1,), (10,), (100,))

family("fewest_coins_{a}", "Give the fewest coins of {b} that make an amount.", """
def fewest_coins_{a}(amount: int) -> int:
    \"\"\"-1 where no coins make it.\"\"\"
    best = [0] + [None] * amount
    for value in range(1, amount + 1):
        rests = [best[value - coin] for coin in {c} if coin <= value and best[value - coin] is not None]
        best[value] = min(rests) + 1 if rests else None
    return -1 if best[amount] is None else best[amount]
""", each(a=["one_three_four", "five_eight", "powers"], b=["1, 3 and 4", "5 and 8", "1, 2, 4, 8 and 16"], c=["(1, 3, 4)", "(5, 8)", "(1, 2, 4, 8, 16)"]), (0,), (6,), (7,), (41,))

family("grid_paths_{a}", "Count the ways through a grid {b}.", """
def grid_paths_{a}(rows: int, columns: int) -> int:
    \"\"\"From one corner to the other, {b}.\"\"\"
    table = [[1] * columns for _ in range(rows)]
    for i in range(1, rows):
        for j in range(1, columns):
            table[i][j] = table[i - 1][j] + table[i][j - 1]{c}
    return table[-1][-1]
""", each(a=["straight", "with_diagonals"], b=["that go right and down", "that go right, down and diagonally"], c=["", " + table[i - 1][j - 1]"]), (1, 1), (2, 3), (5, 5), (8, 4))

family("{a}_triangle_row", "Give a row of {b}.", """
def {a}_triangle_row(index: int) -> list:
    \"\"\"The first row has index 0.\"\"\"
    row = [1]
    for _ in range(index):
        row = [1] + [{c} for a, b in zip(row, row[1:])] + [1]
    return row
""", each(a=["pascal", "parity", "sum_and_one"], b=["Pascal's triangle", "Pascal's triangle modulo 2", "the triangle whose inner numbers are the two above and one more"], c=["a + b", "(a + b) % 2", "a + b + 1"]), (0,), (1,), (4,), (7,))

family("{a}_number", "Say whether a number is {b}.", """
def {a}_number(number: int) -> bool:
    \"\"\"False for numbers below 1.\"\"\"
    if number < 1:
        return False
    {c}
""", each(a=["perfect", "armstrong", "happy", "triangular", "square", "harshad"],
          b=["the sum of its proper divisors", "the sum of its digits, each raised to their count", "happy", "a sum of 1, 2, 3 and so on", "a square", "divisible by the sum of its digits"], c=[
    "return number == sum(divisor for divisor in range(1, number) if number % divisor == 0)",
    "digits = [int(digit) for digit in str(number)]\n    return number == sum(digit ** len(digits) for digit in digits)",
    "seen = set()\n    while number != 1 and number not in seen:\n        seen.add(number)\n        number = sum(int(digit) ** 2 for digit in str(number))\n    return number == 1",
    "step = 0\n    while number > 0:\n        step += 1\n        number -= step\n    return number == 0",
    "root = int(number ** 0.5)\n    return any(guess * guess == number for guess in (root - 1, root, root + 1))",
    "return number % sum(map(int, str(number))) == 0",
]), (0,), (1,), (6,), (7,), (28,), (153,), (10,), (36,))

family("{a}_item", "Give the item of a list that is {b}.", """
def {a}_item(items: list):
    \"\"\"None where there is no such item.\"\"\"
    counts = {{}}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    {c}
""", each(a=["most_frequent", "first_single", "first_repeated", "majority"], b=["there most often, the first of them", "there only once, the first of them", "there more than once, the first of them", "more than half of it"], c=[
    "return max(counts, key=counts.get) if counts else None",
    "return next((item for item in items if counts[item] == 1), None)",
    "return next((item for item in items if counts[item] > 1), None)",
    "return next((item for item, count in counts.items() if 2 * count > len(items)), None)",
]), ([],), ([1],), ([1, 2, 2, 3, 3],), (["a", "b", "a"],), ([4, 4, 5, 5],))

family("flatten_{a}", "Flatten nested lists {b}.", """
def flatten_{a}(items: list) -> list:
    \"\"\"{b}.\"\"\"
    result = []
    for item in items:
        if isinstance(item, list):
            {c}
        else:
            result.append(item)
    return result
""", each(a=["fully", "one_level", "keeping_empty"], b=["to any depth", "by one level", "to any depth, with an empty list left as it is"],
          c=["result.extend(flatten_fully(item))", "result.extend(item)", "result.extend(flatten_keeping_empty(item) if item else [item])"]),
       ([],), ([1, [2, 3]],), ([[[1]], [[2], 3]],), ([[], [[]], 4],))

family("{a}_time", "{b}.", """
def {a}_time(value):
    \"\"\"{b}.\"\"\"
    {c}
""", each(a=["write_hms"], b=["Write seconds as hours, minutes and seconds"], c=["minutes, seconds = divmod(value, 60)\n    hours, minutes = divmod(minutes, 60)\n    return '%02d:%02d:%02d' % (hours, minutes, seconds)"]),
       (0,), (59,), (3600,), (86399,))

family("{a}_time", "{b}.", """
def {a}_time(value):
    \"\"\"{b}.\"\"\"
    {c}
""", each(a=["read_hms", "minutes_of"], b=["Read hours, minutes and seconds as seconds", "Give the whole minutes of a time in hours, minutes and seconds"],
          c=["total = 0\n    for part in value.split(':'):\n        total = total * 60 + int(part)\n    return total", "hours, minutes, _ = map(int, value.split(':'))\n    return hours * 60 + minutes"]),
       ("00:00:00",), ("01:02:03",), ("23:59:59",))

family("{a}_year", "Say whether a year {b}.", """
def {a}_year(year: int) -> bool:
    \"\"\"In the Gregorian calendar.\"\"\"
    return {c}
""", each(a=["leap", "century", "leap_century"], b=["is a leap year", "ends a century", "ends a century and is a leap year"], c=["year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)", "year % 100 == 0", "year % 400 == 0"]),
       (1900,), (2000,), (2023,), (2024,), (2100,))

family("{a}_window_{n}", "Give the {a} of each {n} numbers that stand together.", """
def {a}_window_{n}(numbers: list) -> list:
    \"\"\"Empty where there are fewer than {n}.\"\"\"
    return [{b}(numbers[start:start + {n}]) for start in range(len(numbers) - {n} + 1)]
""", each(a=["sum", "maximum", "minimum"], n=[3, 2, 4], b=["sum", "max", "min"]), ([],), ([1, 2],), ([1, 2, 3, 4, 5],), ([9, -1, 4, 4, 0, 7],))

family("best_{a}", "Give the largest sum of {b}.", """
def best_{a}(numbers: list) -> int:
    \"\"\"0 for an empty list.\"\"\"
    {c}
""", each(a=["slice_sum", "sum_without_neighbours", "pair_sum"], b=["numbers that stand together", "numbers of which no two stand together", "two numbers"], c=[
    "best = current = 0\n    for place, number in enumerate(numbers):\n        current = max(number, current + number) if place else number\n        best = max(best, current) if place else number\n    return best",
    "taken = left = 0\n    for number in numbers:\n        taken, left = left + number, max(left, taken)\n    return max(taken, left)",
    "return max((a + b for i, a in enumerate(numbers) for b in numbers[i + 1:]), default=0)",
]), ([],), ([5],), ([-2, 1, -3, 4, -1, 2, 1, -5, 4],), ([3, 2, 7, 10],))

family("invert_{a}", "Turn a dictionary around{b}.", """
def invert_{a}(mapping: dict) -> dict:
    \"\"\"Values become keys{b}.\"\"\"
    result = {{}}
    for key, value in mapping.items():
        {c}
    return result
""", each(a=["last_wins", "first_wins", "into_lists"], b=["; the last of equal values wins", "; the first of equal values wins", "; keys of equal values come together in a list"],
          c=["result[value] = key", "result.setdefault(value, key)", "result.setdefault(value, []).append(key)"]), ({},), ({"a": 1},), ({"a": 1, "b": 2, "c": 1},))

family("{a}_counter", "Count the {a} of a text and give a dictionary.", """
def {a}_counter(text: str) -> dict:
    \"\"\"How often each occurs, the keys in the order in which they first come.\"\"\"
    counts = {{}}
    for part in {b}:
        counts[part] = counts.get(part, 0) + 1
    return counts
""", each(a=["letters", "words", "bigrams"], b=["text", "text.split()", "(text[place:place + 2] for place in range(len(text) - 1))"]), ("",), ("banana",), ("to be or not to be",))

family("polynomial_{a}", "{b}.", """
def polynomial_{a}(coefficients: list, value: int):
    \"\"\"The coefficient of the highest power comes last.\"\"\"
    {c}
""", each(a=["at", "derivative_at", "integral_at"], b=["Give the value of a polynomial", "Give the value of a polynomial's derivative", "Give the value of a polynomial's integral from 0, rounded down"], c=[
    "result = 0\n    for coefficient in reversed(coefficients):\n        result = result * value + coefficient\n    return result",
    "return sum(power * coefficient * value ** (power - 1) for power, coefficient in enumerate(coefficients) if power)",
    "return int(sum(coefficient * value ** (power + 1) / (power + 1) for power, coefficient in enumerate(coefficients)) // 1)",
]), ([], 3), ([5], 2), ([1, 2, 3], 2), ([0, 0, 0, 6], -1))

family("stack_{a}", "Work out an expression in reverse Polish notation {b}.", """
def stack_{a}(expression: str) -> int:
    \"\"\"Parts stand between spaces.\"\"\"
    stack = []
    for part in expression.split():
        if part in ("+", "-", "*"):
            right, left = stack.pop(), stack.pop()
            stack.append(left + right if part == "+" else left - right if part == "-" else left * right)
        else:
            stack.append(int(part, {n}))
    return stack[0]
""", each(a=["decimal", "binary"], b=["with decimal numbers", "with binary numbers"], n=[10, 2]), ("1",), ("1 10 +",), ("11 10 - 101 *",))

family("knapsack_{n}", "Give the best worth of things that fit into a bag of {n}.", """
def knapsack_{n}(things: list) -> int:
    \"\"\"Things are pairs of weight and worth; each is there once.\"\"\"
    best = [0] * ({n} + 1)
    for weight, worth in things:
        for room in range({n}, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + worth)
    return best[{n}]
""", each(n=[10, 25, 50]), ([],), ([(5, 10)],), ([(6, 30), (5, 20), (5, 20)],), ([(60, 100), (9, 40), (8, 35), (7, 30)],))

family("{a}_graph", "{b} in a graph that is given by its edges.", """
def {a}_graph(edges: list, start: int):
    \"\"\"Edges are pairs of numbers and lead both ways.\"\"\"
    near = {{}}
    for left, right in edges:
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    steps = {{start: 0}}
    queue = [start]
    for node in queue:
        for other in sorted(near.get(node, ())):
            if other not in steps:
                steps[other] = steps[node] + 1
                queue.append(other)
    return {c}
""", each(a=["reach_in", "distances_in", "farthest_in", "breadth_first_in"], b=["Count what can be reached", "Give the distances", "Give the greatest distance", "List what can be reached, the nearest first"],
          c=["len(steps)", "steps", "max(steps.values())", "queue"]), ([], 1), ([(1, 2)], 1), ([(1, 2), (2, 3), (4, 5)], 1), ([(1, 2), (1, 3), (3, 4), (2, 4)], 4))

family("{a}_bits", "Give {b} of a number's binary form.", """
def {a}_bits(number: int) -> int:
    \"\"\"For numbers from 0.\"\"\"
    bits = bin(number)[2:]
    return {c}
""", each(a=["set", "longest_run_of", "reversed", "gap_of"], b=["the count of ones", "the longest run of ones", "the number that is read backwards", "the longest run of zeros between ones"],
          c=["bits.count('1')", "max(map(len, bits.split('0')))", "int(bits[::-1], 2)", "max(map(len, bits.strip('0').split('1')))"]), (0,), (1,), (10,), (255,), (1041,))

family("{a}_path", "{b}.", """
def {a}_path(path: str) -> str:
    \"\"\"Parts stand between slashes.\"\"\"
    parts = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return {c}
""", each(a=["tidy", "parent_of", "name_of"], b=["Tidy a path of its dots", "Give the folder of a path", "Give the name at the end of a path"], c=["'/' + '/'.join(parts)", "'/' + '/'.join(parts[:-1])", "parts[-1] if parts else ''"]),
       ("",), ("/a/b/../c",), ("/./x//y/",), ("/../..",))

family("{a}_of_text", "Give a check sum of a text: {b}.", """
def {a}_of_text(text: str) -> int:
    \"\"\"Over the code points.\"\"\"
    value = {c}
    for letter in text:
        value = {d}
    return value
""", each(a=["sum", "djb", "fnv", "xor", "adler"], b=["the sum modulo 256", "times 33 and add", "multiply and exclusive or", "exclusive or", "two sums"], c=["0", "5381", "2166136261", "0", "1"],
          d=["(value + ord(letter)) % 256", "(value * 33 + ord(letter)) % 2 ** 32", "(value * 16777619 ^ ord(letter)) % 2 ** 32", "value ^ ord(letter)",
             "((value >> 16) + (value + ord(letter)) % 65521) % 65521 << 16 | (value % 65536 + ord(letter)) % 65521"]),
       ("",), ("a",), ("hello",), ("The end.",))

family("{a}_class", "Write a class for {b}, and a function that uses it.", """
class {d}:
    \"\"\"{b}.\"\"\"

    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)

    def take(self):
        return {c}


def {a}_class(items: list) -> list:
    \"\"\"What comes out when all items are put in and taken out again.\"\"\"
    holder = {d}()
    for item in items:
        holder.put(item)
    return [holder.take() for _ in items]
""", each(a=["stack", "queue", "least_first"], b=["a stack", "a queue", "a queue that gives the least first"], c=["self.items.pop()", "self.items.pop(0)", "self.items.pop(self.items.index(min(self.items)))"], d=["Stack", "Queue", "LeastFirst"]),
       ([],), ([1],), ([3, 1, 2],), (["b", "a"],))

family("keep_{a}", "Keep the numbers of a list that are {b}.", """
def keep_{a}(numbers: list) -> list:
    \"\"\"In their order.\"\"\"
    return [number for place, number in enumerate(numbers) if {c}]
""", each(a=["even", "positive", "at_even_places", "above_mean"], b=["even", "greater than 0", "at even places", "greater than the mean"], c=["number % 2 == 0", "number > 0", "place % 2 == 0", "number > sum(numbers) / len(numbers)"]),
       ([],), ([1, 2, 3, 4],), ([-5, 0, 5, 10],), ([7, 7, 7],))

family("mask_{a}", "Hide {b} of a text behind stars.", """
def mask_{a}(text: str) -> str:
    \"\"\"The length stays the same.\"\"\"
    return {c}
""", each(a=["digits", "all_but_four", "middle", "words_after_first"], b=["the digits", "all but the last four letters", "all but the first and the last letter", "the letters after the first word"],
          c=["''.join('*' if letter.isdigit() else letter for letter in text)", "'*' * max(0, len(text) - 4) + text[-4:]", "text if len(text) < 3 else text[0] + '*' * (len(text) - 2) + text[-1]",
             "''.join('*' if ' ' in text[:place] and letter != ' ' else letter for place, letter in enumerate(text))"]),
       ("",), ("ab",), ("card 1234 5678",), ("one two three",))

family("overlap_of_{a}", "Work with intervals: {b}.", """
def overlap_of_{a}(intervals: list):
    \"\"\"Intervals are pairs of a start and an end, which belongs to them.\"\"\"
    merged = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return {c}
""", each(a=["merged", "covered", "gaps"], b=["merge those that overlap", "count the numbers that they cover", "give the gaps between them"],
          c=["merged", "sum(end - start + 1 for start, end in merged)", "[(left[1] + 1, right[0] - 1) for left, right in zip(merged, merged[1:]) if left[1] + 1 <= right[0] - 1]"]),
       ([],), ([(1, 3)],), ([(1, 3), (2, 6), (8, 10)],), ([(5, 9), (1, 2), (3, 3)],))

family("{a}_island", "In a grid of zeros and ones, {b}.", """
def {a}_island(grid: list) -> int:
    \"\"\"Ones belong together where they touch at a side.\"\"\"
    seen = set()
    sizes = []
    for row in range(len(grid)):
        for column in range(len(grid[0])):
            if not grid[row][column] or (row, column) in seen:
                continue
            seen.add((row, column))
            todo = [(row, column)]
            for r, c in todo:
                for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                    inside = 0 <= near[0] < len(grid) and 0 <= near[1] < len(grid[0])
                    if inside and grid[near[0]][near[1]] and near not in seen:
                        seen.add(near)
                        todo.append(near)
            sizes.append(len(todo))
    return {c}
""", each(a=["count", "largest", "smallest"], b=["count the groups of ones", "give the size of the largest group of ones", "give the size of the smallest group of ones"], c=["len(sizes)", "max(sizes, default=0)", "min(sizes, default=0)"]),
       ([],), ([[0]],), ([[1, 0, 1], [1, 0, 0], [0, 0, 1]],), ([[1, 1], [1, 1]],))

family("{a}_permutation", "Give {b} of a list.", """
def {a}_permutation(items: list):
    \"\"\"In the order in which they come when the first place changes least often.\"\"\"
    if len(items) <= 1:
        orders = [list(items)]
    else:
        orders = []
        for place, item in enumerate(items):
            for rest in all_orders(items[:place] + items[place + 1:]):
                orders.append([item] + rest)
    return {c}


def all_orders(items):
    if len(items) <= 1:
        return [list(items)]
    return [[item] + rest for place, item in enumerate(items) for rest in all_orders(items[:place] + items[place + 1:])]
""", each(a=["every", "last", "count_of"], b=["all orders", "the last order", "the number of different orders"], c=["orders", "orders[-1]", "len(set(map(tuple, orders)))"]), ([],), ([1],), ([1, 2, 3],), (["a", "a", "b"],))

family("power_by_{a}", "Raise a number to a power {b}.", """
def power_by_{a}(base: int, exponent: int) -> int:
    \"\"\"The exponent is not negative.\"\"\"
    result = 1
    while exponent:
        {c}
    return result{d}
""", each(a=["squaring", "repeating", "modulus"], b=["by squaring", "one factor at a time", "by squaring, modulo 1000007"], c=[
    "if exponent % 2:\n            result *= base\n        base *= base\n        exponent //= 2", "result *= base\n        exponent -= 1", "if exponent % 2:\n            result = result * base % 1000007\n        base = base * base % 1000007\n        exponent //= 2",
], d=["", "", " % 1000007"]), (2, 0), (2, 10), (-3, 3), (7, 21))

family("{a}_factors", "Give the {b} of a number.", """
def {a}_factors(number: int) -> list:
    \"\"\"From the smallest; empty for 1.\"\"\"
    factors = []
    divisor = 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            factors.append(divisor)
            number //= divisor
        divisor += 1
    if number > 1:
        factors.append(number)
    return {c}
""", each(a=["prime", "different_prime", "repeated_prime"], b=["prime factors", "different prime factors", "prime factors that are there more than once"],
          c=["factors", "sorted(set(factors))", "sorted({{factor for factor in factors if factors.count(factor) > 1}})".replace("{{", "{").replace("}}", "}")]), (1,), (2,), (12,), (97,), (360,))

family("{a}_vowels", "Change the vowels of a text: {b}.", """
def {a}_vowels(text: str) -> str:
    \"\"\"Vowels are a, e, i, o and u, large and small.\"\"\"
    return "".join({c} if letter.lower() in "aeiou" else letter for letter in text)
""", each(a=["drop", "double", "swap_case_of", "star"], b=["leave them out", "write them twice", "turn large into small and the other way round", "write a star for each"], c=["''", "letter * 2", "letter.swapcase()", "'*'"]),
       ("",), ("xyz",), ("An Example",), ("queue",))

family("zip_{a}", "Take turns with the items of two lists; {b}.", """
def zip_{a}(first: list, second: list) -> list:
    \"\"\"Begins with the first list.\"\"\"
    result = []
    for left, right in zip(first, second):
        result += [left, right]
    {c}
    return result
""", each(a=["short", "with_rest", "with_rest_reversed"], b=["stop with the shorter one", "the rest of the longer one comes at the end", "the rest of the longer one comes backwards at the end"],
          c=["pass", "result += first[len(second):] + second[len(first):]", "result += (first[len(second):] + second[len(first):])[::-1]"]), ([], []), ([1], [2]), ([1, 2, 3], ["a"]), ([], [4, 5]))


def records():
    """The candidates, each with the tests that it passes."""
    for name, ask, code, versions, inputs in FAMILIES:
        for version in versions:
            called = name.format(**version)
            source = code.format(**version).strip() + "\n"
            namespace = {"__name__": "candidate"}
            exec(compile(source, called, "exec"), namespace)
            tests = []
            for arguments in inputs:
                written = ", ".join(map(repr, arguments))
                tests.append("assert %s(%s) == %r" % (called, written, namespace[called](*eval("(%s,)" % written))))
            yield {"id": "bench/" + called, "instruction": ask.format(**version), "response": source, "tests": tests, "entry_point": called}


def main():
    """Print them; no two may have the same name or code."""
    seen = list(records())
    assert len({r["id"] for r in seen}) == len({r["response"] for r in seen}) == len(seen) >= 200, len(seen)
    for record in seen:
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
