-- Regions that have cases: one probe of the index per region, not one per case.
with recursive found as (
  (select region from cases order by region limit 1)
  union all
  select (select c.region from cases c where c.region > f.region order by c.region limit 1)
  from found f where f.region is not null
)
select region from found where region is not null
