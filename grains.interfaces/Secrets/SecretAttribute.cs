namespace Dialog.Secrets;

/// <summary>Marks a string that is sealed wherever it is stored.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
