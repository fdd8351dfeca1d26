resource "aws_redshift_cluster" "reports" {
  vpc_security_group_ids = [aws_security_group.reports.id]
}

resource "aws_security_group" "reports" {
  name = "reports"
}

resource "aws_redshiftserverless_workgroup" "reports" {
  security_group_ids = ["sg-0a"]
}
