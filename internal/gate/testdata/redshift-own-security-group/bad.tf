resource "aws_redshift_cluster" "bad" {
  cluster_subnet_group_name = "private"
}

resource "aws_redshift_cluster" "bad_empty" {
  vpc_security_group_ids = []
}

resource "aws_redshiftserverless_workgroup" "bad_workgroup" {
  workgroup_name = "reports"
}
