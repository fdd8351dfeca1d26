resource "aws_redshift_cluster" "this" {
  cluster_identifier_prefix = "reports"
}

output "id" {
  value = aws_redshift_cluster.this.id
}
