resource "aws_dax_cluster" "bad_missing" {
  cluster_name = "orders"
}

resource "aws_dax_cluster" "bad_false" {
  cluster_name = "invoices"

  server_side_encryption {
    enabled = false
  }
}

resource "aws_dax_cluster" "bad_empty" {
  cluster_name = "reports"

  server_side_encryption {}
}
