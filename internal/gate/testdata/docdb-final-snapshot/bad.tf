resource "aws_docdb_cluster" "bad" {
  skip_final_snapshot = true
}
