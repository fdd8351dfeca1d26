resource "aws_memorydb_acl" "ledger" {
  name       = "ledger"
  user_names = ["ledger"]
}

resource "aws_memorydb_cluster" "ledger" {
  acl_name = aws_memorydb_acl.ledger.id
}
