create index approval_asked_by_id_idx on approval (county_code, asked_by_id) where used_on is null;
