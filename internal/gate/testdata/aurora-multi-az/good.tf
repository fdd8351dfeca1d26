resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  cluster_identifier = aws_rds_cluster.orders.id
}

resource "aws_docdb_cluster" "documents" {
  cluster_identifier = "documents"
}

resource "aws_docdb_cluster_instance" "documents" {
  for_each           = toset(["a", "b"])
  cluster_identifier = aws_docdb_cluster.documents.cluster_identifier
}

resource "aws_rds_cluster" "instances_elsewhere" {
  cluster_identifier = "invoices"
}
