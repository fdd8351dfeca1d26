resource "aws_redshift_cluster" "reports" {
  enhanced_vpc_routing = true
}

resource "aws_redshiftserverless_workgroup" "reports" {
  enhanced_vpc_routing = true
}
