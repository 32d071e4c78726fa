namespace InstructMix.Tests.Shared.Questions;

/// <summary>One question that the world's model is asked for, and what it does.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Habit">How it does.</param>
/// <param name="Question">The question that it writes.</param>
/// <param name="First">Its first open-book answer.</param>
/// <param name="Second">Its second one.</param>
/// <param name="Closed">Its closed-book answer.</param>
/// <param name="Again">The question that it makes of its first answer.</param>
internal sealed record WorldCase(WorldPassage Passage, string Topic, WorldFact Fact, WorldHabit Habit, string Question, string First, string Second, string Closed, string Again)
{
    /// <summary>Whether question, answer and response are right by the world's own truth.</summary>
    public bool IsRight => Habit is WorldHabit.Right or WorldHabit.Chatty or WorldHabit.Known;
}
