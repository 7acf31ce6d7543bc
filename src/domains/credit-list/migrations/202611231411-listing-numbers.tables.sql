create index abnormal_listing_removal_decision_no_idx on abnormal_listing (county_code, removal_decision_no) where removal_decision_no is not null;
create index serious_listing_decision_no_idx on serious_listing (county_code, decision_no) where decision_no is not null;
