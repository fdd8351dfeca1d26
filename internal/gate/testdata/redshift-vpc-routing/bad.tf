resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "bad_false" {
  enhanced_vpc_routing = false
}

resource "aws_redshiftserverless_workgroup" "bad_workgroup" {
  workgroup_name = "reports"
}
