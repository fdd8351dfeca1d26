resource "aws_kms_key" "documents" {}

data "aws_kms_key" "shared" {
  key_id = "alias/documents"
}

resource "aws_docdb_cluster" "documents" {
  storage_encrypted = true
  kms_key_id        = aws_kms_key.documents.arn
}

resource "aws_docdb_cluster" "orders" {
  storage_encrypted = true
  kms_key_id        = data.aws_kms_key.shared.arn
}
