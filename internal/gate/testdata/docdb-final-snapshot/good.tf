resource "aws_docdb_cluster" "documents" {
  final_snapshot_identifier = "documents-last"
}
