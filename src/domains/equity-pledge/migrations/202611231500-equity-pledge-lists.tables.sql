drop index equity_pledge_registered_on_idx;
create index equity_pledge_registered_on_id_idx on equity_pledge (county_code, registered_on, id);
create index equity_pledge_pledged_fen_id_idx on equity_pledge (county_code, pledged_fen, id);
