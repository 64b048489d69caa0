using Dialog.Classification;

namespace Dialog.Domain.Tests.Classification;

public sealed class DetectingUrgency
{
    [Theory]
    [InlineData("В подъезде сильный запах газа, что делать?", "gas-smell")]
    [InlineData("После урагана провод лежит прямо на дорожке", "fallen-wire")]
    [InlineData("Щиток искрит, боимся пожара", "fallen-wire")]
    [InlineData("Открытый люк возле детского сада!", "open-manhole")]
    [InlineData("Прорвало трубу, кипяток хлещет на улицу", "flooding")]
    [InlineData("Нет отопления третий день, дома грудной ребёнок", "no-heat-vulnerable")]
    [InlineData("В детском саду холодно, дети в куртках", "no-heat-vulnerable")]
    [InlineData("С крыши падают сосульки прямо на людей", "falling-ice")]
    [InlineData("Балкон падает, куски бетона на тротуаре", "collapse")]
    [InlineData("Собака покусала девочку у магазина", "animal-attack")]
    [InlineData("Скорая не едет второй час, человеку плохо", "medical")]
    [InlineData("Это угроза жизни наших детей", "danger-to-life")]
    [InlineData("Бабушка застряла в лифте, диспетчер не отвечает", "lift-stuck")]
    [InlineData("<b>ЗАПАХ&nbsp;ГАЗА</b> в подвале", "gas-smell")]
    public void Names_the_danger(string text, string reason) => Assert.Equal(new Urgency(true, reason), UrgencyDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("Не горит фонарь у подъезда")]
    [InlineData("Нет отопления, обещали включить в понедельник")]
    [InlineData("Когда проведут газ в деревню?")]
    [InlineData("Памятник погибшим воинам надо покрасить")]
    [InlineData("Спасибо, люк закрыли быстро")]
    [InlineData("Стая собак бегает по двору")]
    [InlineData("Прошу почистить ливнёвку")]
    public void Leaves_the_ordinary_alone(string text) => Assert.Equal(Urgency.None, UrgencyDetector.Detect(text));

    [Fact]
    public void Finds_danger_at_the_end_of_a_long_message()
    {
        string text = string.Concat(Enumerable.Repeat("Долгая предыстория нашего вопроса. ", 500)) + "А сегодня в подвале запах газа.";

        Assert.Equal("gas-smell", UrgencyDetector.Detect(text).Reason);
    }
}
