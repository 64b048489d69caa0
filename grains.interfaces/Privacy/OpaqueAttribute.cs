namespace Dialog.Privacy;

/// <summary>
/// Marks an id of ours that nobody outside has a use for but comparing it: the api writes a digest, so that what a channel or a network
/// built into the id (a number of a person, a secret) stays inside.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OpaqueAttribute : Attribute;
