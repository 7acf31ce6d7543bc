create index inspection_order_order_no_idx on inspection_order (county_code, order_no) where order_no is not null;
