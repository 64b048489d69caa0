using Dialog.Channels;
using Dialog.Profiles;

namespace Dialog.Projections.Profiles.Domain;

/// <summary>By what a resident can be recognised in another network: what one of their cases tells. Pure.</summary>
internal static class ProfileKeys
{
    // A message with more is a list of whom to call.
    private const int MostInOneText = 3;

    public static IReadOnlySet<ProfileKey> Of(ToldCase told)
    {
        HashSet<ProfileKey> keys = [];
        // Communities and channels of a network are not one person.
        if (told.AuthorId.StartsWith('-'))
        {
            return keys;
        }

        HashSet<ProfileKey> ours = [];
        foreach (ToldText text in told.Texts)
        {
            HashSet<ProfileKey> found = ContactFinder.Find(text.Text);
            if (text.IsOurs)
            {
                // What an official named before the resident did is repeated by the resident.
                ours.UnionWith(found.Except(keys));
            }
            else
            {
                keys.UnionWith(found.GroupBy(k => k.Kind).Where(kind => kind.Count() <= MostInOneText).SelectMany(kind => kind).Except(ours));
            }
        }

        if (told.Network is ChannelKinds.Email or ChannelKinds.Open311)
        {
            // There the network's name of a person is how they are reached.
            keys.UnionWith(ContactFinder.Find(told.AuthorId));
        }

        if (HomeFinder.FullName(told.Name) is { } name)
        {
            keys.Add(new ProfileKey(KeyKinds.Name, name));
            if (HomeFinder.Building(told.Address) is { } building)
            {
                keys.Add(new ProfileKey(KeyKinds.Home, $"{name}|{building}"));
            }
        }

        return keys;
    }
}
