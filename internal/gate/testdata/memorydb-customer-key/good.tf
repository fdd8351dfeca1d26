resource "aws_kms_key" "ledger" {}

resource "aws_memorydb_cluster" "ledger" {
  kms_key_arn = aws_kms_key.ledger.arn
}
