using Dialog.Channels.Buttons;
using Telegram.Bot.Types.ReplyMarkups;

namespace Dialog.Channels.Telegram;

/// <summary>Buttons under our messages. Pure.</summary>
internal static class TelegramKeyboards
{
    /// <summary>The keyboard of an answer; null for none.</summary>
    public static ReplyMarkup? Of(TelegramConversation to, OutgoingMessage message) =>
        AnswerButton.Of(message) is { Count: > 0 } buttons ? new InlineKeyboardMarkup([[.. buttons.Select(Button)]])
        : message.AsksAddress && to.TakesKeyboards ? PlaceButton()
        : null;

    /// <summary>What stands under an answer that was judged; null removes the buttons.</summary>
    public static InlineKeyboardMarkup? Remaining(PressResult result) => result.Remaining is { } button ? new InlineKeyboardMarkup([[Button(button)]]) : null;

    private static InlineKeyboardButton Button(AnswerButton button) => InlineKeyboardButton.WithCallbackData(button.Label, button.Data);

    // Telegram takes it in private only.
    private static ReplyKeyboardMarkup PlaceButton() => new(KeyboardButton.WithRequestLocation("Отправить место на карте"))
    {
        ResizeKeyboard = true,
        OneTimeKeyboard = true,
    };
}
