-- Conversations that others read and not everybody: closed groups and chats. Until now they counted as public, and anybody could read them
-- at Open311. is_public stays what the network says everybody may read.
alter table cases add column in_closed_group boolean not null default false;
alter table messages add column in_closed_group boolean not null default false;

-- What this installation must not publish, whatever the network shows.
alter table channels add column never_publish boolean not null default false;

-- Closes what stands open: conversations of groups (their ids are below zero) without a message that has an address anybody can open. Telegram
-- gives t.me/c/… to members only; MAX gives closed chats none.
create temporary table closing on commit drop as
select c.id
from cases c
where c.is_public and c.network in ('telegram', 'max') and split_part(c.thread, '/', 2) like '-%'
  and not exists (
    select 1 from messages m
    where m.case_id = c.id and m.link is not null and (c.network <> 'telegram' or m.link not like 'https://t.me/c/%'));

update case_events e
set data = e.data || '{"isPublic": false, "inClosedGroup": true}'
from closing
where e.case_id = closing.id and e.type in ('case-opened', 'message-received') and e.data -> 'isPublic' = 'true';

update messages m set is_public = false, in_closed_group = true from closing where m.case_id = closing.id and m.is_public;
update cases c set is_public = false, in_closed_group = true from closing where c.id = closing.id;
