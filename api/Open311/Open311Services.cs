using Dialog.Open311;
using Dialog.Regions;

namespace Dialog.Api.Open311;

/// <summary>Topics as services: their groups, keywords and what is asked for some of them.</summary>
internal sealed class Open311Services(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    // Where the house alone does not lead to the place.
    private static readonly string[] WithinHouses = ["housing", "heating", "water", "electricity", "gas", "yards", "communications"];
    private volatile Tuple<long, TopicName[]>? _known;

    public async ValueTask<TopicName[]> Topics()
    {
        if (_known is { } known && time.GetElapsedTime(known.Item1) < Fresh)
        {
            return known.Item2;
        }

        TopicName[] topics = await grains.GetGrain<ITopicCatalogueGrain>(0).All();
        _known = Tuple.Create(time.GetTimestamp(), topics);
        return topics;
    }

    public static Service Of(TopicName topic, Open311Texts texts) => new(
        topic.Code,
        Name(topic, texts),
        texts.Find($"description.{topic.Code}") ?? Name(topic, texts),
        Attributes(topic.Code, texts).Count > 0,
        "realtime",
        texts.Find($"keywords.{topic.Code}"),
        texts[$"group.{Group(topic.Code)}"]);

    public static string Name(TopicName topic, Open311Texts texts) => texts == Open311Texts.English ? topic.En : topic.Ru;

    public static IReadOnlyList<ServiceAttribute> Attributes(string topic, Open311Texts texts)
    {
        List<ServiceAttribute> asked = [];
        if (WithinHouses.Contains(topic))
        {
            Ask("ADDRESS_DETAIL", "string");
        }

        if (topic is "heating" or "water" or "electricity" or "gas")
        {
            Ask("SINCE", "datetime");
        }

        if (topic == "transport")
        {
            Ask("ROUTE", "string");
        }

        if (topic == "waste")
        {
            Ask("WHAT", "multivaluelist", "bins", "dump", "yard", "street");
        }

        return asked;

        void Ask(string code, string datatype, params string[] values) => asked.Add(new ServiceAttribute(
            code, datatype, true, false, asked.Count + 1, texts[$"attribute.{code}"], texts.Find($"attribute.{code}.hint"),
            [.. values.Select(v => new AttributeValue(v, texts[$"attribute.{code}.{v}"]))]));
    }

    private static string Group(string topic) => topic switch
    {
        "roads" or "traffic" or "parking" or "transport" or "street-lighting" or "snow" => "streets",
        "yards" or "greenery" or "waste" or "ads-graffiti" or "construction" or "ecology" or "animals" => "surroundings",
        "housing" or "heating" or "water" or "electricity" or "gas" or "communications" => "homes",
        "health-care" or "education" or "social" or "culture-sport" => "people",
        _ => "other",
    };
}
