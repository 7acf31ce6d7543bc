create index equity_pledge_pledged_fen_idx on equity_pledge (county_code, pledged_fen);
