-- A follower that reads its lines again writes its own tables anew; what it did to others is done and stays done.

alter table follower_cursor add furthest bigint not null default 0;
update follower_cursor set furthest = pos;
