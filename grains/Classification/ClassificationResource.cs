namespace Dialog.Classification;

internal static class ClassificationResource
{
    public static Stream Open(string name) =>
        typeof(ClassificationResource).Assembly.GetManifestResourceStream($"Dialog.Classification.{name}")
        ?? throw new InvalidOperationException($"The embedded resource Dialog.Classification.{name} is missing from the build.");
}
