create index abnormal_listing_removal_applied_on_idx on abnormal_listing (county_code, removal_applied_on) where removed_on is null;
create index abnormal_listing_objection_on_idx on abnormal_listing (county_code, objection_on) where objection_result is null;
