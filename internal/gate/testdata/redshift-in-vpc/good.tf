resource "aws_redshift_subnet_group" "private" {
  name       = "private"
  subnet_ids = ["subnet-0a"]
}

resource "aws_redshift_cluster" "reports" {
  cluster_subnet_group_name = aws_redshift_subnet_group.private.name
}

resource "aws_redshift_cluster" "by_id" {
  cluster_subnet_group_name = aws_redshift_subnet_group.private.id
}
