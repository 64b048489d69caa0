select count(*) from orleans_reminders
