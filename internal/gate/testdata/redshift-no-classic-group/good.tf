resource "aws_redshift_cluster" "reports" {
  vpc_security_group_ids = ["sg-0a"]
}
