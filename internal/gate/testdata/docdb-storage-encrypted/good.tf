resource "aws_docdb_cluster" "documents" {
  storage_encrypted = true
}

resource "aws_docdb_cluster" "restored" {
  snapshot_identifier = "documents-2026-05-01"
}
