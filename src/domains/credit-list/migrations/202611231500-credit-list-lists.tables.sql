drop index abnormal_listing_listed_on_idx;
create index abnormal_listing_listed_on_id_idx on abnormal_listing (county_code, listed_on, id);
