namespace InstructMix.Harness.Images;

/// <summary>A sandbox image that the engine has.</summary>
/// <param name="Name">Its name, <c>instructmix-sandbox:3.11-DIGEST</c>.</param>
/// <param name="Id">Its id, <c>sha256:…</c>.</param>
/// <param name="Python">The Python in it.</param>
/// <param name="Runner">The digest of the runner in it.</param>
/// <param name="Base">The name of the image that it is built on, without which another engine would not take it for up to date.</param>
/// <param name="AnswersNames">Whether it answers for <c>localhost</c> by itself (<c>scripts/base-image.sh</c>), and needs no <c>/etc/hosts</c> of the engine's.</param>
public sealed record SandboxImage(string Name, string Id, PythonVersion Python, string Runner, string Base, bool AnswersNames);
