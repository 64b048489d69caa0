using Dialog.Cases.Journal;
using Dialog.Profiles;
using Dialog.Projections.Profiles;
using Dialog.Projections.Profiles.Domain;

namespace Dialog.Domain.Tests.Profiles;

/// <summary>By what a resident is recognised, however they write it.</summary>
public sealed class WhatACaseTells
{
    private static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Theory]
    [InlineData("Мой номер 8 (912) 345-67-89, жду")]
    [InlineData("+7 912 345 67 89")]
    [InlineData("+79123456789")]
    [InlineData("звоните 9123456789 вечером")]
    [InlineData("Тел.: 8-912-345-67-89.")]
    [InlineData("8–912–345–67–89")]
    public void Is_one_telephone_however_it_is_written(string text) => Assert.Equal([new ProfileKey(KeyKinds.Phone, "79123456789")], Of(text));

    [Theory]
    [InlineData("городской (4712) 55-44-33", "74712554433")]
    [InlineData("я из Минска: +375 29 123-45-67", "375291234567")]
    public void Is_a_city_s_or_another_country_s_telephone_too(string text, string digits) => Assert.Equal([new ProfileKey(KeyKinds.Phone, digits)], Of(text));

    [Theory]
    [InlineData("горячая линия 8 800 555-35-35")]
    [InlineData("СНИЛС 789-456-123 00")]
    [InlineData("ИНН 4632001122")]
    [InlineData("лицевой счёт 40817810099910004312")]
    [InlineData("договор 12/7912345678901234")]
    [InlineData("дом 5, квартира 12, с 2019 года")]
    [InlineData("в 2026-11-24 10:30:00")]
    [InlineData("показания 12 345 678, потом 12 346 111")]
    [InlineData("")]
    public void Is_nothing_where_digits_are_no_person_s_telephone(string text) => Assert.Empty(Of(text));

    [Fact]
    public void Is_an_address_of_mail_in_small_letters() => Assert.Equal([new ProfileKey(KeyKinds.Email, "anna.p@example.org")], Of("Пишите на Anna.P@Example.org."));

    [Theory]
    [InlineData("ответ пришёл с noreply@example.org")]
    [InlineData("mailer-daemon@example.org не доставил")]
    [InlineData("ник @anna_p")]
    public void Is_no_address_where_nobody_reads_it(string text) => Assert.Empty(Of(text));

    [Fact]
    public void Is_nothing_of_a_list_of_whom_to_call() =>
        Assert.Empty(Of("Я звонил: 89120000001, 89120000002, 89120000003 и 89120000004"));

    [Fact]
    public void Is_not_what_an_official_named_first() =>
        Assert.Equal([new ProfileKey(KeyKinds.Phone, "79120000002")], ProfileKeys.Of(Told(
            new(IsOurs: true, "Звоните диспетчеру: 8 912 000-00-01"),
            new(IsOurs: false, "По 89120000001 не отвечают, мой номер 89120000002"),
            new(IsOurs: true, "Перезвоним вам на 89120000002"))));

    [Fact]
    public void Is_the_sender_of_a_mail() =>
        Assert.Equal([new ProfileKey(KeyKinds.Email, "anna@example.org")], ProfileKeys.Of(Told() with { Network = "email", AuthorId = "Anna@example.org" }));

    [Fact]
    public void Is_nothing_of_a_community_that_writes() => Assert.Empty(ProfileKeys.Of(Told(new ToldText(false, "89123456789")) with { Network = "vk", AuthorId = "-1234567" }));

    [Theory]
    [InlineData("Щеглов Иван", "г. Курск, ул. Садовая, д. 5")]
    [InlineData("Иван Щеглов", "город Курск, на улице Садовой, 5")]
    [InlineData("ЩЕГЛОВ Иван Петрович", "г. Курск, ул. Садовая, д. 5, кв. 12")]
    [InlineData("Щёглов Иван", "г. Курск, ул. Садовая, дом 5")]
    public void Is_a_full_name_with_a_building_however_both_are_written(string name, string address) =>
        Assert.Equal(
            ProfileKeys.Of(Told() with { Name = "Иван Щеглов", Address = "г. Курск, ул. Садовая, д. 5" }).OrderBy(k => k.Kind),
            ProfileKeys.Of(Told() with { Name = name, Address = address }).OrderBy(k => k.Kind));

    [Theory]
    [InlineData("Иван Щеглов", "г. Курск, ул. Садовая")]
    [InlineData("Иван Щеглов", null)]
    [InlineData("Иван Щеглов", "у магазина")]
    public void Is_a_name_alone_where_the_house_is_not_known(string name, string? address) =>
        Assert.Equal([KeyKinds.Name], ProfileKeys.Of(Told() with { Name = name, Address = address }).Select(k => k.Kind));

    [Theory]
    [InlineData("Иван")]
    [InlineData("Житель")]
    [InlineData("?")]
    [InlineData("И. П.")]
    public void Is_no_home_of_whoever_did_not_say_their_full_name(string name) => Assert.Empty(ProfileKeys.Of(Told() with { Name = name, Address = "г. Курск, ул. Садовая, д. 5" }));

    [Theory]
    [InlineData("г. Курск, ул. Садовая, д. 6")]
    [InlineData("г. Льгов, ул. Садовая, д. 5")]
    [InlineData("г. Курск, ул. Садовая, д. 5, корп. 2")]
    public void Is_another_home_in_another_building(string address) =>
        Assert.NotEqual(Home("г. Курск, ул. Садовая, д. 5"), Home(address));

    [Fact]
    public void Is_read_again_after_events_that_there_are() => Assert.Empty(ProfileProjection.Telling.Except(CaseEventNames.Known));

    private static ProfileKey Home(string address) => Assert.Single(ProfileKeys.Of(Told() with { Name = "Иван Щеглов", Address = address }), k => k.Kind == KeyKinds.Home);

    private static IReadOnlySet<ProfileKey> Of(string text) => ProfileKeys.Of(Told(new ToldText(IsOurs: false, text)));

    private static ToldCase Told(params ToldText[] texts) => new(Id, "demo", "telegram", "777", "Аня", null, texts);
}
