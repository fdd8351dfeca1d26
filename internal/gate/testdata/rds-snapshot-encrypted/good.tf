resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
  storage_encrypted  = true
}

resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier = "orders"
}

resource "aws_db_snapshot" "elsewhere" {
  db_instance_identifier = "invoices"
}

resource "aws_neptune_cluster_snapshot" "stated" {
  db_cluster_identifier = "graph"
  storage_encrypted     = true
}
